import { hash } from 'node:crypto';
import { keyAt } from './keys.ts';
import { GENESIS } from './log.ts';
import type { Store } from './store.ts';

const DAY = 24 * 3_600_000;

/**
 * Seals every finished day (UTC) that has no seal yet: a hash over the last event of every subject that day, onto the
 * seal of the day before. Together with the chain of each subject it shows if whole subjects were removed later.
 */
export async function sealDays(store: Store, now: Date): Promise<number> {
  const [edge] = await store.query<{ day: string | null; hash: string | null; first: Date | null }>(
    `select (select max(day)::text from seals) as day,
            (select encode(hash, 'hex') from seals order by day desc limit 1) as hash,
            (select min(at) from events) as first`,
  );
  const start = edge?.day
    ? Date.parse(edge.day) + DAY
    : edge?.first
      ? startOfDay(edge.first.getTime())
      : undefined;
  if (start === undefined) return 0;
  let previous = edge?.hash ?? GENESIS;
  let sealed = 0;
  // A day is sealed an hour after its end, when no commit of it can still be under way.
  for (let day = start; day + DAY + 3_600_000 <= now.getTime(); day += DAY) {
    const seal = await sealOf(store, day, previous);
    await store.query("insert into seals values ($1::date, $2, decode($3, 'hex')) on conflict do nothing", [
      new Date(day).toISOString().slice(0, 10),
      seal.events,
      seal.hash,
    ]);
    previous = seal.hash;
    sealed++;
  }
  return sealed;
}

/** The days whose seal no longer fits their events. */
export async function brokenSeals(store: Store): Promise<string[]> {
  const seals = await store.query<{ day: string; hash: string }>(
    "select day::text as day, encode(hash, 'hex') as hash from seals order by day",
  );
  const broken: string[] = [];
  let previous = GENESIS;
  for (const { day, hash: kept } of seals) {
    if ((await sealOf(store, Date.parse(day), previous)).hash !== kept) broken.push(day);
    previous = kept;
  }
  return broken;
}

async function sealOf(
  store: Store,
  day: number,
  previous: string,
): Promise<{ events: number; hash: string }> {
  const rows = await store.query<{ subject: string; seq: number; hash: string; events: number }>(
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

function startOfDay(time: number): number {
  return Math.floor(time / DAY) * DAY;
}
