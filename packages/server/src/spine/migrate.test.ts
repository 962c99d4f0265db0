import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { onEveryStore, onPostgres } from '../../test/stores.ts';
import { migrate } from './migrate.ts';
import { StartError, type Store } from './spine.ts';

const real = readdirSync(fileURLToPath(new URL('../../migrations/', import.meta.url))).sort();
const bare = 'drop schema public cascade; create schema public;';

const home = mkdtempSync(join(tmpdir(), 'throughline-migrations-'));
afterAll(() => rmSync(home, { recursive: true }));

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(home, 'folder-'));
  for (const [name, sql] of Object.entries(files)) writeFileSync(join(folder, name), sql);
  return folder;
}

onEveryStore('migrations', (database) => {
  let store: Store;
  beforeEach(async () => {
    store = database.store;
    await store.script(bare);
  });
  const done = async () =>
    (
      await store.query<{ file: string }>(
        "select lpad(number::text, 4, '0') || '-' || name || '.sql' as file from migrations order by number",
      )
    ).map(({ file }) => file);
  const tables = async () =>
    (
      await store.query<{ name: string }>(
        "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1",
      )
    ).map(({ name }) => name);

  test('make every table of an empty database, once', async () => {
    await migrate(store);
    expect(await done()).toEqual(real);
    expect(await tables()).toEqual(
      expect.arrayContaining(['answers', 'events', 'migrations', 'seals', 'subjects']),
    );
    const before = await store.query('select * from migrations order by number');
    await migrate(store);
    expect(await store.query('select * from migrations order by number')).toEqual(before);
  });

  test('run in the order of their numbers, also one that was added in between', async () => {
    const first = {
      '0001-one.sql': 'create table one (n integer);',
      '0010-ten.sql': 'alter table one add ten text;',
    };
    await migrate(store, folderWith(first));
    await migrate(
      store,
      folderWith({
        ...first,
        '0002-two.sql': '-- a comment\ninsert into one values (2);',
        'notes.txt': 'not one of them',
      }),
    );
    expect(await done()).toEqual(['0001-one.sql', '0002-two.sql', '0010-ten.sql']);
    expect(await store.query('select * from one')).toEqual([{ n: 2, ten: null }]);
  });

  test('that fail leave nothing of themselves and stop the start', async () => {
    const folder = folderWith({
      '0001-one.sql': 'create table one (n integer);',
      '0002-two.sql': 'create table two (n integer); insert into two values (1 / 0);',
      '0003-three.sql': 'create table three (n integer);',
    });
    await expect(migrate(store, folder)).rejects.toThrow('migration 2-two failed');
    expect(await tables()).toEqual(['migrations', 'one']);
    expect(await done()).toEqual(['0001-one.sql']);
  });

  test('of a newer version refuse the start and change nothing', async () => {
    await migrate(store, folderWith({ '9999-future.sql': 'create table future (n integer);' }));
    const refused = await migrate(store).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(StartError);
    expect(refused).toMatchObject({
      code: 'newer-database',
      message: expect.stringMatching(
        /^The database was made by a newer Throughline \(its tables are at 9999, this one knows \d+\)\.$/,
      ),
      mend: 'Start the newer version again. Nothing was changed.',
    });
    expect(await tables()).toEqual(['future', 'migrations']);
  });
});

onPostgres('migrations', (database) => {
  test('run once when several nodes start at the same time', async () => {
    const stores = [database.store, await database.openAnother(), await database.openAnother()];
    for (let round = 0; round < 3; round++) {
      await database.store.script(bare);
      await Promise.all(stores.map((store) => migrate(store)));
      expect(await database.store.query('select count(*)::int from migrations')).toEqual([
        { count: real.length },
      ]);
    }
  });
});
