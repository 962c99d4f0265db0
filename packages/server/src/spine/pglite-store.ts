import { randomInt } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite, type Transaction } from '@electric-sql/pglite';
import { Kysely, PGliteDialect } from 'kysely';
import { lockFolder } from './folder-lock.ts';
import { StartError } from './start-error.ts';
import { asWriteError, Conflict, type Statement, type Store } from './store.ts';

const NODES = 1024;
const parsers = { 20: (text: string) => text };

/**
 * Opens the embedded database in a folder, or in memory without one.
 * PGlite runs without fsync: a killed process loses nothing, a power cut may; `throughline backup` is the remedy.
 */
export async function openPGlite(folder?: string, image?: Blob): Promise<Store> {
  const lock = folder === undefined ? undefined : openFolder(folder);
  const pglite = await PGlite.create({
    ...(folder === undefined ? {} : { dataDir: join(folder, 'database') }),
    ...(image ? { loadDataDir: image } : {}),
    parsers,
  }).catch((error: unknown) => {
    lock?.release();
    throw asStartError(error, folder);
  });
  const kysely = new Kysely<unknown>({ dialect: new PGliteDialect({ pglite }) });
  return {
    kind: 'pglite',
    writers: 1,
    // Chosen anew at each opening: should the clock have been set back since, no key is made twice.
    node: randomInt(NODES),
    tables: <Tables>() => kysely as unknown as Kysely<Tables>,
    query: queryOn(pglite),
    script: async (sql) => {
      await pglite.transaction(async (tx) => {
        await tx.exec(sql);
      });
    },
    write: (statements) =>
      pglite
        .transaction((tx) => run(tx, statements))
        .catch((error: unknown) => {
          throw asWriteError(error);
        }),
    snapshot: (work) => pglite.transaction((tx) => work(queryOn(tx))),
    close: async () => {
      await kysely.destroy();
      await pglite.close().catch(() => undefined);
      lock?.release();
    },
  };
}

function queryOn(on: PGlite | Transaction): Store['query'] {
  return async <Row>(text: string, values: readonly unknown[] = []) =>
    (await on.query<Row>(text, [...values])).rows;
}

async function run(tx: Transaction, statements: readonly Statement[]): Promise<void> {
  for (const statement of statements) {
    const result = await tx.query(statement.text, [...statement.values]);
    if (statement.expect !== undefined && result.affectedRows !== statement.expect) throw new Conflict();
  }
}

function openFolder(folder: string) {
  try {
    mkdirSync(folder, { recursive: true });
    return lockFolder(folder);
  } catch (error) {
    throw asStartError(error, folder);
  }
}

function asStartError(error: unknown, folder = 'in memory'): unknown {
  if (error instanceof StartError) return error;
  const code = (error as NodeJS.ErrnoException).code;
  const text = String((error as Error)?.message ?? error);
  if (code === 'ENOSPC' || /no space left/i.test(text)) {
    return new StartError(
      'disk-full',
      `The disk that holds ${folder} is full.`,
      'Free some space (about 200 MB are needed to begin), then start again. Nothing was lost.',
      error,
    );
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'ENOTDIR' || code === 'EEXIST') {
    return new StartError(
      'folder-not-writable',
      `The data folder ${folder} cannot be written.`,
      'Give this user the right to write there, or start with another folder: npm start -- --data DIR.',
      error,
    );
  }
  return error;
}
