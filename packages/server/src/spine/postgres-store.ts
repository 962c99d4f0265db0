import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { StartError } from './start-error.ts';
import { CONFLICT_STATES, Conflict, type Statement, type Store, sqlState } from './store.ts';

const INT8 = 20;
const NODES = 1024;
/** First number of the advisory locks that keep node numbers apart; any constant will do. */
const LOCK_SPACE = 0x746c;

/** Opens a PostgreSQL server (15 or newer) with a pool of connections. */
export async function openPostgres(url: string, connections = 12): Promise<Store> {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    application_name: 'throughline',
    types: { getTypeParser: parserFor },
  });
  pool.on('error', () => undefined);
  const { keeper, node } = await connect(pool).catch(async (error: unknown) => {
    await pool.end();
    throw error;
  });
  const kysely = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  const query = async <Row>(text: string, values: readonly unknown[] = []) =>
    (await pool.query(text, [...values])).rows as Row[];
  return {
    kind: 'postgres',
    writers: 3,
    node,
    tables: <Tables>() => kysely as unknown as Kysely<Tables>,
    query,
    script: (sql) => transaction(pool, 'begin', async (client) => void (await client.query(sql))),
    write: (statements) =>
      transaction(pool, 'begin', (client) => run(client, statements)).catch((error: unknown) => {
        if (CONFLICT_STATES.has(sqlState(error) ?? '')) throw new Conflict();
        throw error;
      }),
    snapshot: (read) =>
      transaction(pool, 'begin isolation level repeatable read read only', (client) =>
        read(
          async <Row>(text: string, values: readonly unknown[] = []) =>
            (await client.query(text, [...values])).rows as Row[],
        ),
      ),
    close: async () => {
      keeper.release(true);
      await kysely.destroy();
    },
  };
}

async function run(client: pg.PoolClient, statements: readonly Statement[]): Promise<void> {
  for (const { name, text, values, expect } of statements) {
    const result = await client.query({ name, text, values: [...values] });
    if (expect !== undefined && result.rowCount !== expect) throw new Conflict();
  }
}

async function transaction<T>(
  pool: pg.Pool,
  begin: string,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(begin);
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/** Checks the server and takes a node number by an advisory lock that lives as long as its connection. */
async function connect(pool: pg.Pool): Promise<{ keeper: pg.PoolClient; node: number }> {
  const keeper = await pool.connect().catch((error: unknown) => {
    throw new StartError(
      'database-unreachable',
      `The database named by DATABASE_URL cannot be reached: ${(error as Error).message || String(error)}.`,
      'Check that the server runs and that address, user, password and database name are right.',
      error,
    );
  });
  keeper.on('error', () => undefined);
  const { rows } = await keeper.query("select current_setting('server_version_num')::int / 10000 as major");
  if (rows[0].major < 15) {
    throw new StartError(
      'database-too-old',
      `The database server is PostgreSQL ${rows[0].major}; Throughline needs 15 or newer.`,
      'Point DATABASE_URL to a newer server.',
    );
  }
  const taken = await keeper.query(
    `select n from generate_series(0, ${NODES - 1}) n
     where not exists (select 1 from pg_locks where locktype = 'advisory' and classid = $1 and objid = n)
     order by random() limit 64`,
    [LOCK_SPACE],
  );
  for (const { n } of taken.rows) {
    const got = await keeper.query('select pg_try_advisory_lock($1, $2) as got', [LOCK_SPACE, n]);
    if (got.rows[0].got) return { keeper, node: n };
  }
  throw new StartError(
    'database-unreachable',
    `All ${NODES} node numbers of this database are taken.`,
    'Stop nodes that are not needed.',
  );
}

function parserFor(oid: number, format?: 'text' | 'binary'): (value: string) => unknown {
  if (oid === INT8) return (text) => text;
  return pg.types.getTypeParser(oid, format as 'text') as (value: string) => unknown;
}
