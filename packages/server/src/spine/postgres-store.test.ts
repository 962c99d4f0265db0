import { createServer } from 'node:net';
import { beforeAll, expect, test, vi } from 'vitest';
import { onPostgres } from '../../test/stores.ts';
import { openStore, StartError, type Store } from './spine.ts';

onPostgres('a server', (database) => {
  let store: Store;
  beforeAll(() => {
    store = database.store;
  });
  const refusal = async (url: string) => {
    const error = await openStore({ url }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(StartError);
    const { code, message, mend } = error as StartError;
    expect(message + mend).not.toContain(new URL(database.url).password);
    return { code, message, mend };
  };
  const changed = (parts: Partial<URL>) => Object.assign(new URL(database.url), parts).href;

  test('that does not listen is said to be unreachable', async () => {
    const closed = createServer();
    const port = await new Promise<number>((resolve) => {
      closed.listen(0, '127.0.0.1', () => resolve((closed.address() as { port: number }).port));
    });
    await new Promise((resolve) => closed.close(resolve));
    expect(await refusal(changed({ port: String(port) }))).toMatchObject({
      code: 'database-unreachable',
      message: expect.stringMatching(
        /^The database named by DATABASE_URL cannot be reached: .*ECONNREFUSED.*\.$/,
      ),
    });
  });

  test.each([
    ['refuses the password', { password: 'wrong' }, /password authentication failed/],
    ['has no such database', { pathname: 'no_such_database' }, /"no_such_database" does not exist/],
  ])('that %s is said to be unreachable, and why', async (_, parts, why) => {
    expect(await refusal(changed(parts))).toEqual({
      code: 'database-unreachable',
      message: expect.stringMatching(why),
      mend: 'Check that the server runs and that address, user, password and database name are right.',
    });
  });

  test('that is too old is refused', async () => {
    const name = new URL(database.url).pathname.slice(1);
    // A server that says of itself what an old one would.
    await store.script(`
      create schema old;
      create function old.current_setting(text) returns text language sql as $$ select '140012' $$;
      alter database ${name} set search_path = old, pg_catalog, public;`);
    expect(await refusal(database.url)).toEqual({
      code: 'database-too-old',
      message: 'The database server is PostgreSQL 14; Throughline needs 15 or newer.',
      mend: 'Point DATABASE_URL to a newer server.',
    });
    await store.script(`alter database ${name} reset search_path`);
  });

  test('that drops connections nobody uses is asked again on new ones', async () => {
    await Promise.all(Array.from({ length: 8 }, () => store.query('select pg_sleep(0.05)')));
    const other = await database.openAnother();
    await other.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid()`,
    );
    await vi.waitFor(async () => expect(await store.query('select 1 as one')).toEqual([{ one: 1 }]));
    await store.write([{ name: 'one', text: 'select 1', values: [] }]);
  });

  test('plans what is written by key, however small the tables were when it was planned', async () => {
    const [row] = await store.query<{ setting: string }>(
      "select current_setting('enable_seqscan') as setting",
    );
    expect(row).toEqual({ setting: 'on' });
    await expect(
      store.write([
        {
          name: 'planner',
          text: "select 1 / (case when current_setting('enable_seqscan') = 'off' then 0 else 1 end)",
          values: [],
        },
      ]),
    ).rejects.toMatchObject({ code: '22012' });
  });
});
