import { sql } from 'kysely';
import { type CaseTables, containing, type Reads } from '../cases/cases.ts';
import type { Actor } from '../http/actor.ts';
import { MOST_OF_A_KIND, type RankedHit } from './hit.ts';
import { rankOf } from './rank.ts';

/** Open tasks by name; people of other companies find those of their own cases and those offered to them. */
export async function findTasks({ spine }: Reads, actor: Actor, typed: string): Promise<RankedHit[]> {
  const theirs = sql<boolean>`(c.company = ${actor.company} or t.assignee = ${actor.handle}
    or t.teams && ${[...actor.teams]}::text[] or t.people && ${[actor.handle]}::text[])`;
  const rows = await spine.store
    .tables<CaseTables>()
    .selectFrom('tasks as t')
    .innerJoin('cases as c', 'c.key', 't.case_key')
    .select(['t.key', 't.name', 'c.number', 'c.title'])
    .where('t.state', '=', 'open')
    .where('t.name', 'ilike', containing(typed))
    .$if(!actor.inside, (query) => query.where(theirs))
    .orderBy(sql`t.assignee = ${actor.handle}`, (by) => by.desc().nullsLast())
    .orderBy('t.key')
    .limit(MOST_OF_A_KIND)
    .execute();
  return rows.map(({ key, name, number, title }) => ({
    rank: rankOf(name, typed) ?? 0,
    hit: { kind: 'task', id: key, title: name, note: number ?? title },
  }));
}
