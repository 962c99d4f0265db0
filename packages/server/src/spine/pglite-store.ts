import { randomInt } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite, type Transaction } from '@electric-sql/pglite';
import { Kysely, PGliteDialect } from 'kysely';
import { DiskFull, isDiskFull } from './disk-space.ts';
import { type FolderLock, lockFolder } from './folder-lock.ts';
import { StartError } from './start-error.ts';
import { asWriteError, once, type Statement, type Store } from './store.ts';
import { Together } from './together.ts';

const WRITES = /^\s*(insert|update|delete|with)\b/i;
const NODES = 1024;
const parsers = { 20: (text: string) => text };

/**
 * Opens the embedded database in a folder, or in memory without one.
 * PGlite runs without fsync: a killed process loses nothing, a power cut may; `throughline backup` is the remedy.
 */
export async function openPGlite(folder?: string): Promise<Store> {
  const lock = folder === undefined ? undefined : await openFolder(folder);
  const pglite = await openDatabase(folder).catch((error: unknown) => {
    lock?.release();
    throw asStartError(error, folder);
  });
  const together = new Together();
  const kysely = new Kysely<unknown>({ dialect: new PGliteDialect({ pglite }) });
  const checkDisk = () => {
    if (folder !== undefined && isDiskFull(folder)) throw new DiskFull(folder);
  };
  const guarded =
    (query: Store['query']): Store['query'] =>
    async (text, values) => {
      if (WRITES.test(text)) checkDisk();
      return query(text, values);
    };
  return {
    kind: 'pglite',
    writers: 1,
    // Chosen anew at each opening: should the clock have been set back since, no key is made twice.
    node: randomInt(NODES),
    tables: <Tables>() => kysely as unknown as Kysely<Tables>,
    query: guarded(queryOn(pglite)),
    script: async (sql) => {
      checkDisk();
      await pglite.transaction((tx) => tx.exec(sql));
    },
    write: async (statements) => {
      checkDisk();
      const asked = together.of(statements);
      const written = asked.length === 1 ? run(pglite, asked) : pglite.transaction((tx) => run(tx, asked));
      await written.catch((error: unknown) => {
        throw asWriteError(error);
      });
    },
    snapshot: (work) =>
      pglite.transaction(async (tx) => {
        const result = await work(guarded(queryOn(tx)));
        // Fails after an error that the work kept to itself; the commit would just roll back.
        await tx.query('select 1');
        return result;
      }),
    close: once(async () => {
      await kysely.destroy();
      if (!pglite.closed) await pglite.close();
      lock?.release();
    }),
  };
}

/** A new database takes its name when it is complete, so that a first start that was broken off leaves none behind. */
async function openDatabase(folder: string | undefined): Promise<PGlite> {
  if (folder === undefined) return PGlite.create({ parsers });
  const dataDir = join(folder, 'database');
  if (!existsSync(dataDir)) {
    const unfinished = `${dataDir}.new`;
    rmSync(unfinished, { recursive: true, force: true });
    const created = await PGlite.create({ dataDir: unfinished });
    await created.close();
    renameSync(unfinished, dataDir);
  }
  return PGlite.create({ dataDir, parsers });
}

function queryOn(on: PGlite | Transaction): Store['query'] {
  return async <Row>(text: string, values: readonly unknown[] = []) =>
    (await on.query<Row>(text, [...values])).rows;
}

async function run(on: PGlite | Transaction, statements: readonly Statement[]): Promise<void> {
  for (const { text, values } of statements) await on.query(text, [...values]);
}

async function openFolder(folder: string): Promise<FolderLock> {
  try {
    mkdirSync(folder, { recursive: true });
    if (isDiskFull(folder)) throw diskFull(folder);
    return await lockFolder(folder);
  } catch (error) {
    throw asStartError(error, folder);
  }
}

function asStartError(error: unknown, folder: string | undefined): unknown {
  if (error instanceof StartError) return error;
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOTDIR' || code === 'EEXIST') {
    return new StartError(
      'folder-not-writable',
      `The data folder ${folder} cannot be written.`,
      'Give this user the right to write there, or start with another folder: npm start -- --data DIR.',
      error,
    );
  }
  if (code === 'ENOSPC' || (folder !== undefined && isDiskFull(folder))) return diskFull(folder, error);
  return error;
}

function diskFull(folder: string | undefined, cause?: unknown): StartError {
  return new StartError(
    'disk-full',
    `The disk that holds ${folder} is full.`,
    'Free some space (about 200 MB are needed to begin), then start again. Nothing was lost.',
    cause,
  );
}
