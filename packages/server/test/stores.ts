import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, vi } from 'vitest';
import { openPGlite } from '../src/spine/pglite-store.ts';
import { openPostgres } from '../src/spine/postgres-store.ts';
import type { Store } from '../src/spine/spine.ts';

export const postgresIsSkipped = process.env.THROUGHLINE_SKIP_POSTGRES === '1';

/** How long the server may take to see that a connection was closed. */
const LEAK_MS = 5_000;

/** A database of a test file's own, with all tables and no rows. */
export interface TestDatabase {
  readonly kind: Store['kind'];
  /** The store the tests work on. */
  readonly store: Store;
  /** Its address, on PostgreSQL. */
  readonly url: string;
  /** Opens the database once more, as another node does; only on PostgreSQL. */
  openAnother(): Promise<Store>;
  /** Closes all and opens `store` again, as a restart does. */
  reopen(): Promise<void>;
  /** Another empty database, of this kind or the one named. */
  createEmpty(kind?: Store['kind']): Promise<Store>;
}

/** One suite, both stores: the same tests on PGlite and on a real PostgreSQL server. */
export function onEveryStore(name: string, suite: (database: TestDatabase) => void): void {
  describe(`${name}, on PGlite`, () => suite(testDatabase('pglite')));
  onPostgres(name, suite);
}

/** For what only a server can do: several nodes, broken connections. */
export function onPostgres(name: string, suite: (database: TestDatabase) => void): void {
  if (postgresIsSkipped)
    console.warn(`NOT TESTED on PostgreSQL because of THROUGHLINE_SKIP_POSTGRES: ${name}`);
  describe.skipIf(postgresIsSkipped)(`${name}, on PostgreSQL`, () => suite(testDatabase('postgres')));
}

function testDatabase(kind: Store['kind']): TestDatabase {
  const all: Place[] = [];
  const create = async (of: Store['kind']): Promise<Place> => {
    const place = of === 'pglite' ? await createFolder() : await createOnServer();
    all.push(place);
    return place;
  };
  let main: Place;
  let store: Store;
  beforeAll(async () => {
    main = await create(kind);
    store = await main.open();
  });
  afterAll(async () => {
    for (const place of all) await place.remove();
  });
  return {
    kind,
    get store() {
      return store;
    },
    get url() {
      return main.url;
    },
    openAnother: () => main.open(),
    async reopen() {
      await main.closeAll();
      store = await main.open();
    },
    createEmpty: async (of = kind) => (await create(of)).open(),
  };
}

interface Place {
  readonly url: string;
  open(): Promise<Store>;
  closeAll(): Promise<void>;
  /** Closes all stores; throws when that leaves a connection open. */
  remove(): Promise<void>;
}

async function createFolder(): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-test-'));
  cpSync(await migratedFolder(), folder, { recursive: true });
  const stores = openedBy(() => openPGlite(folder));
  return {
    ...stores,
    url: '',
    async remove() {
      await stores.closeAll();
      rmSync(folder, { recursive: true });
    },
  };
}

/** The folder of an embedded database with all tables, to copy from. */
export function migratedFolder(): Promise<string> {
  return ask('/folder');
}

async function createOnServer(): Promise<Place> {
  const template = new URL(await ask('/postgres'));
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const url = Object.assign(new URL(template), { pathname: name }).href;
  await onServer(template, `create database ${name} template ${template.pathname.slice(1)}`);
  const stores = openedBy(() => openPostgres(url));
  return {
    ...stores,
    url,
    async remove() {
      await stores.closeAll();
      await vi.waitFor(async () => {
        const sql = `select pid, query from pg_stat_activity where datname = '${name}'`;
        expect(await onServer(template, sql), 'connections were left open').toEqual([]);
      }, LEAK_MS);
      await onServer(template, `drop database ${name}`);
    },
  };
}

function openedBy(open: () => Promise<Store>): Pick<Place, 'open' | 'closeAll'> {
  const opened = new Set<Store>();
  return {
    async open() {
      const store = await open();
      opened.add(store);
      return store;
    },
    async closeAll() {
      for (const store of opened) await store.close();
      opened.clear();
    },
  };
}

/** Runs one statement on the server beside all stores. */
async function onServer(url: URL, sql: string): Promise<object[]> {
  const client = new pg.Client(Object.assign(new URL(url), { pathname: 'postgres' }).href);
  await client.connect();
  try {
    return (await client.query<object>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function ask(path: string): Promise<string> {
  const response = await fetch(inject('storeKeeper') + path);
  const answer = await response.text();
  if (!response.ok) throw new Error(answer);
  return answer;
}
