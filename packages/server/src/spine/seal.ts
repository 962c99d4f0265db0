import { hash } from 'node:crypto';
import { keyAt, momentOf } from './keys.ts';
import { GENESIS } from './log.ts';
import type { Store } from './store.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/**
 * Seals every finished day (UTC) that has no seal yet: a hash over the last event of every subject that day, onto the
 * seal of the day before. Together with the chain of each subject it shows if whole subjects were removed later.
 */
export async function sealDays({ query }: Pick<Store, 'query'>, now: Date): Promise<void> {
  const [newest] = await query<{ day: string; hash: string }>(
    "select day::text as day, encode(hash, 'hex') as hash from seals order by day desc limit 1",
  );
  const start = newest ? Date.parse(newest.day) + DAY : await firstDay(query);
  let previous = newest?.hash ?? GENESIS;
  // A day is sealed an hour after its end, when no commit of it can still be under way.
  for (let day = start; day + DAY + HOUR <= now.getTime(); day += DAY) {
    const seal = await sealOf(query, day, previous);
    await query("insert into seals values ($1::date, $2, decode($3, 'hex')) on conflict do nothing", [
      new Date(day).toISOString().slice(0, 10),
      seal.events,
      seal.hash,
    ]);
    previous = seal.hash;
  }
}

/** The days whose seal no longer fits their events. */
export async function brokenSeals(query: Store['query']): Promise<string[]> {
  const seals = await query<{ day: string; hash: string }>(
    "select day::text as day, encode(hash, 'hex') as hash from seals order by day",
  );
  const broken: string[] = [];
  let previous = GENESIS;
  for (const { day, hash: kept } of seals) {
    if ((await sealOf(query, Date.parse(day), previous)).hash !== kept) broken.push(day);
    previous = kept;
  }
  return broken;
}

async function firstDay(query: Store['query']): Promise<number> {
  const [first] = await query<{ id: string | null }>('select min(id) as id from events');
  return first?.id ? Math.floor(momentOf(first.id).getTime() / DAY) * DAY : Number.POSITIVE_INFINITY;
}

async function sealOf(
  query: Store['query'],
  day: number,
  previous: string,
): Promise<{ events: number; hash: string }> {
  const rows = await query<{ subject: string; seq: number; hash: string; events: number }>(
    `select distinct on (subject) subject, seq, encode(hash, 'hex') as hash, (count(*) over (partition by subject))::int as events
     from events where id >= $1::int8 and id < $2::int8 order by subject, seq desc`,
    [keyAt(new Date(day)), keyAt(new Date(day + DAY))],
  );
  const lines = rows.map(({ subject, seq, hash: head }) => `${subject} ${seq} ${head}`);
  return {
    events: rows.reduce((sum, row) => sum + row.events, 0),
    hash: hash('sha256', [previous, ...lines].join('\n')),
  };
}
