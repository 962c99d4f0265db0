import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { mountSmallDisk } from '../../../../e2e/small-disk.ts';
import {
  createAccountTables,
  openAccounts,
  openSome,
  parts,
  sumOfBalances,
  tell,
  toAccount,
} from '../../test/accounts.ts';
import { migratedFolder } from '../../test/stores.ts';
import { verifyRebuild } from './rebuild.ts';
import { openStore, StartError, type Store, Unavailable } from './spine.ts';

const WRITER = fileURLToPath(new URL('../../test/write-until-killed.ts', import.meta.url));

const home = mkdtempSync(join(tmpdir(), 'throughline-pglite-'));
let store: Store | undefined;
afterEach(() => store?.close());
afterAll(() => rmSync(home, { recursive: true }));

/** A folder with an embedded database that has all tables. */
async function newFolder(): Promise<string> {
  const folder = mkdtempSync(join(home, 'data-'));
  cpSync(await migratedFolder(), folder, { recursive: true });
  return folder;
}

async function refusal(folder: string) {
  const error = await openStore({ folder }).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(StartError);
  const { code, message, mend } = error as StartError;
  return { code, message, mend };
}

describe('an embedded database', () => {
  test('is made in a folder, also when its first making was broken off, kept, and closed without a trace', async () => {
    const folder = join(home, 'not', 'there', 'yet');
    mkdirSync(join(folder, 'database.new'), { recursive: true });
    writeFileSync(join(folder, 'database.new', 'PG_VERSION'), '18');
    store = await openStore({ folder });
    expect(readdirSync(folder).sort()).toEqual(['database', 'throughline.lock']);
    await store.query("insert into answers values ('key', 'f', '{}', now())");
    await store.close();
    expect(readdirSync(folder)).toEqual(['database']);
    store = await openStore({ folder });
    expect(await store.query('select key from answers')).toEqual([{ key: 'key' }]);
  });

  test('is open once', async () => {
    const folder = await newFolder();
    store = await openStore({ folder });
    expect(await refusal(folder)).toMatchObject({ code: 'folder-in-use' });
    expect(await store.query('select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('in a folder that cannot be written says so', async () => {
    const file = join(home, 'file');
    writeFileSync(file, '');
    expect(await refusal(join(file, 'data'))).toEqual({
      code: 'folder-not-writable',
      message: `The data folder ${join(file, 'data')} cannot be written.`,
      mend: 'Give this user the right to write there, or start with another folder: npm start -- --data DIR.',
    });
    expect(await refusal(file)).toMatchObject({ code: 'folder-not-writable' });
  });

  test.skipIf(process.getuid?.() === 0)('in a folder this user may not write says so', async () => {
    const closed = join(home, 'closed');
    mkdirSync(closed, { mode: 0o555 });
    expect(await refusal(closed)).toMatchObject({ code: 'folder-not-writable' });
  });
});

test('a process that is killed loses nothing it had acknowledged', async () => {
  const folder = await newFolder();
  const child = spawn(process.execPath, [WRITER, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const acknowledged: Record<string, number> = {};
  for await (const line of createInterface({ input: child.stdout })) {
    const [key, balance] = line.split(' ');
    acknowledged[key!] = Number(balance);
    if (Object.values(acknowledged).reduce((sum, each) => sum + each, 0) > 60) break;
  }
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
  store = await openStore({ folder });
  for (const [key, balance] of Object.entries(acknowledged)) {
    expect(await sumOfBalances(store, [key])).toBeGreaterThanOrEqual(balance);
  }
  expect((await verifyRebuild(store, parts)).differences).toEqual([]);
});

describe('a full disk', () => {
  const NOT_TRIED = 'This user may not mount a small disk, so a full one was NOT tried.';

  test('is said at the start', async ({ skip }) => {
    const disk = mountSmallDisk(20);
    if (!disk) return skip(NOT_TRIED);
    try {
      const folder = join(disk.folder, 'data');
      expect(await refusal(folder)).toEqual({
        code: 'disk-full',
        message: `The disk that holds ${folder} is full.`,
        mend: 'Free some space (about 200 MB are needed to begin), then start again. Nothing was lost.',
      });
    } finally {
      disk.remove();
    }
  });

  test('is said to every writer, and to no reader; when there is room again all goes on', async ({
    skip,
  }) => {
    const disk = mountSmallDisk(160);
    if (!disk) return skip(NOT_TRIED);
    try {
      const folder = join(disk.folder, 'data');
      cpSync(await migratedFolder(), folder, { recursive: true });
      store = await openStore({ folder });
      await createAccountTables(store);
      const spine = openAccounts(store);
      const keys = await openSome(spine, 5);
      disk.fill(32 * 2 ** 20);
      const outcomes = await Promise.allSettled(
        keys.map((key) => tell(spine, key, { type: 'deposit', amount: 1 })),
      );
      for (const outcome of outcomes) {
        expect(outcome).toMatchObject({
          status: 'rejected',
          reason: {
            message: `The disk that holds ${folder} is nearly full. Free some space, then try again.`,
          },
        });
        expect((outcome as PromiseRejectedResult).reason).toBeInstanceOf(Unavailable);
      }
      await expect(store.query('insert into seals values (now(), 0, $1)', ['x'])).rejects.toThrow(
        'nearly full',
      );
      await expect(store.snapshot((query) => query('delete from seals'))).rejects.toThrow('nearly full');
      expect(await spine.submit(toAccount(keys[0]!, { type: 'look' }))).toMatchObject({
        answer: { balance: 100 },
      });
      expect(await sumOfBalances(store, keys)).toBe(500);
      disk.free();
      await Promise.all(keys.map((key) => tell(spine, key, { type: 'deposit', amount: 1 })));
      expect(await sumOfBalances(store, keys)).toBe(505);
      await store.close();
    } finally {
      disk.remove();
    }
  });
});
