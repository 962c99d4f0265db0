import pg from 'pg';
import { load, Times } from './report.ts';

/** The limit of the machine: single rows inserted and committed over this many connections, nothing else done. */
export async function insertCommit(
  url: string,
  connections: number,
  seconds: number,
): Promise<{ rate: number; times: Times }> {
  const pool = new pg.Pool({ connectionString: url, max: connections });
  await pool.query(
    'create table if not exists insert_commit (id bigserial primary key, at timestamptz, text text)',
  );
  const clients = await Promise.all(Array.from({ length: connections }, () => pool.connect()));
  const times = new Times();
  const insert = {
    name: 'insert',
    text: 'insert into insert_commit (at, text) values (now(), $1)',
    values: ['x'.repeat(100)],
  };
  await load(connections, 1, async (client) => void (await clients[client]!.query(insert)));
  const rate = await load(connections, seconds, (client) =>
    times.measure(async () => void (await clients[client]!.query(insert))),
  );
  for (const client of clients) client.release();
  await pool.query('drop table insert_commit');
  await pool.end();
  return { rate, times };
}
