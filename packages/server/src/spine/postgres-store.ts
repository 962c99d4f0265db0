import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { GatheringSocket } from './gathering-socket.ts';
import { takeNodeNumber } from './node-number.ts';
import { StartError } from './start-error.ts';
import { asWriteError, once, type Statement, type Store, sqlState, Unavailable } from './store.ts';
import { Together } from './together.ts';

const INT8 = 20;
const OLDEST = 15;
const CONNECT_MS = 10_000;
const IDLE_MS = 60_000;
/** After a network that fell silent nothing else would end the wait for a commit for many minutes. */
const WRITE_MS = 10_000;
const WRITERS = 3;
/**
 * Everything that is written is found by its key. The plans of named statements are kept, and one made while a table
 * was small would go on reading all of it when it has grown.
 */
const BY_KEY = '-c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off';

/** Named, because the driver gathers only what is prepared. */
const BEGIN = { name: 'begin', text: 'begin' };
const COMMIT = { name: 'commit', text: 'commit' };

/** Opens a PostgreSQL server (15 or newer) with a pool of connections. */
export async function openPostgres(url: string, connections = 12): Promise<Store> {
  const config = {
    connectionString: url,
    application_name: 'throughline',
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
    types: { getTypeParser: parserFor },
  };
  const pool = openPool({ ...config, max: connections });
  const writing = openPool({ ...config, max: WRITERS, options: BY_KEY, query_timeout: WRITE_MS });
  const node = await checkVersion(pool)
    .then(() => takeNodeNumber(config))
    .catch(async (error: unknown) => {
      await Promise.all([pool.end(), writing.end()]);
      throw error instanceof StartError ? error : unreachable(error);
    });
  const together = new Together();
  const kysely = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  return {
    kind: 'postgres',
    writers: WRITERS,
    get node() {
      return node.current;
    },
    tables: <Tables>() => kysely as unknown as Kysely<Tables>,
    query: queryOn(pool),
    script: (sql) => transaction(pool, 'begin', async (client) => void (await ask(client, sql))),
    write: (statements) =>
      onClient(writing, (client) => run(client, together.of(statements))).catch((error: unknown) => {
        throw asWriteError(error);
      }),
    snapshot: (work) =>
      transaction(pool, 'begin isolation level repeatable read', (client) => work(queryOn(client))),
    close: once(async () => {
      await node.release();
      await kysely.destroy();
      // Kysely ends the pool only if it was ever used.
      if (!pool.ending) await pool.end();
      await writing.end();
    }),
  };
}

function openPool(config: pg.PoolConfig): pg.Pool {
  const stream = () => new GatheringSocket();
  const pool = new pg.Pool({ ...config, idleTimeoutMillis: IDLE_MS, pipeline: true, stream });
  // A connection that breaks while nobody uses it is simply replaced by the next.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

type Connection = pg.Pool | pg.PoolClient;

function ask(on: Connection, query: string | pg.QueryConfig): Promise<pg.QueryResult> {
  return on.query(query).catch(rethrow);
}

function queryOn(on: Connection): Store['query'] {
  return async <Row>(text: string, values: readonly unknown[] = []) =>
    (await ask(on, { text, values: [...values] })).rows as Row[];
}

/** Sends a whole transaction at once, its commit too, and only then looks at the answers: one round trip. */
async function run(client: pg.PoolClient, statements: readonly Statement[]): Promise<void> {
  const asked = statements.map(({ name, text, values }) => ({ name, text, values: [...values] }));
  const all = asked.length === 1 ? asked : [BEGIN, ...asked, COMMIT];
  const results = await Promise.allSettled(all.map((query) => ask(client, query)));
  // After the first error the server refuses the rest and makes the commit a rollback; the first says why.
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}

async function transaction<T>(
  pool: pg.Pool,
  begin: string,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  return onClient(pool, async (client) => {
    await ask(client, begin);
    const result = await work(client);
    const { command } = await ask(client, 'commit');
    // So the server answers a commit after an error that the work kept to itself.
    if (command === 'ROLLBACK') throw new Error('The transaction had failed and was rolled back.');
    return result;
  });
}

/** Lends a connection; one that can no longer roll back is not used again. */
async function onClient<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect().catch(rethrow);
  let broken: Error | undefined;
  try {
    return await work(client);
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

function rethrow(error: unknown): never {
  throw isUnavailable(error) ? new Unavailable(error) : error;
}

/** Connection failures, a server that starts or stops (57P), has no room (53300) or became a standby (25006). */
const UNAVAILABLE_STATES = /^(08...|57P0.|53300|25006)$/;

function isUnavailable(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) return UNAVAILABLE_STATES.test(sqlState(error) ?? '');
  const { syscall, message } = error as { syscall?: string; message?: string };
  return syscall !== undefined || /connection|timeout|not queryable/i.test(message ?? '');
}

async function checkVersion(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query("select current_setting('server_version_num')::int / 10000 as major");
  const { major } = rows[0] as { major: number };
  if (major >= OLDEST) return;
  throw new StartError(
    'database-too-old',
    `The database server is PostgreSQL ${major}; Throughline needs ${OLDEST} or newer.`,
    'Point DATABASE_URL to a newer server.',
  );
}

function unreachable(error: unknown): StartError {
  return new StartError(
    'database-unreachable',
    `The database named by DATABASE_URL cannot be reached: ${(error as Error).message || String(error)}.`,
    'Check that the server runs and that address, user, password and database name are right.',
    error,
  );
}

function parserFor(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
  if (oid === INT8) return (text) => text;
  return pg.types.getTypeParser(oid, format as 'text') as (value: string) => unknown;
}
