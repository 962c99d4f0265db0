import pg from 'pg';
import { StartError } from './start-error.ts';

const NODES = 1024;
/** First number of the advisory locks that keep node numbers apart; any constant will do. */
const LOCK_SPACE = 0x746c;
const AGAIN_MS = 1_000;

export interface NodeNumber {
  readonly current: number;
  release(): Promise<void>;
}

/**
 * Takes a number from 0 to 1023 that no other node on this database has. An advisory lock guards it, held by a
 * connection of its own; when that breaks, the number is taken again, or another one if somebody else has it by then.
 */
export async function takeNodeNumber(config: pg.ClientConfig): Promise<NodeNumber> {
  let released = false;
  let timer: NodeJS.Timeout | undefined;
  let held = await hold(config, undefined, () => lost());
  const lost = (): void => {
    if (released) return;
    timer = setTimeout(() => {
      hold(config, held.number, lost).then(async (again) => {
        held = again;
        if (released) await again.client.end();
      }, lost);
    }, AGAIN_MS).unref();
  };
  return {
    get current() {
      return held.number;
    },
    async release() {
      released = true;
      clearTimeout(timer);
      await held.client.end().catch(() => undefined);
    },
  };
}

async function hold(config: pg.ClientConfig, wanted: number | undefined, lost: () => void) {
  const client = new pg.Client(config);
  client.on('error', () => undefined);
  try {
    await client.connect();
    const number = await take(client, wanted);
    client.once('end', lost);
    return { client, number };
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
}

async function take(client: pg.Client, wanted: number | undefined): Promise<number> {
  const free = await client.query<{ n: number }>(
    `select n from generate_series(0, ${NODES - 1}) n
     where not exists (select 1 from pg_locks where locktype = 'advisory' and classid = $1 and objid = n
       and database = (select oid from pg_database where datname = current_database()))
     order by n is distinct from $2::int, random() limit 64`,
    [LOCK_SPACE, wanted],
  );
  for (const { n } of free.rows) {
    const got = await client.query('select pg_try_advisory_lock($1, $2) as got', [LOCK_SPACE, n]);
    if (got.rows[0].got) return n;
  }
  throw new StartError(
    'database-unreachable',
    `All ${NODES} node numbers of this database are taken.`,
    'Stop nodes that are not needed.',
  );
}
