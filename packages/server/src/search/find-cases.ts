import { type RawBuilder, sql } from 'kysely';
import { type CaseTables, containing, type Reads } from '../cases/cases.ts';
import type { Actor } from '../http/actor.ts';
import { companyScope } from '../people/people.ts';
import { MOST_OF_A_KIND, type RankedHit } from './hit.ts';
import { bestRank } from './rank.ts';

/** A fit at the beginning of a word of the title counts more than one inside, as in `rankOf`. */
const LAST_RANK = 3;

/** Cases by number, title or who started them; those that run come before those that ended. */
export async function findCases(reads: Reads, actor: Actor, typed: string): Promise<RankedHit[]> {
  const company = companyScope(actor);
  const { people } = await reads.directory.snapshot();
  const starters = [...people.values()]
    .filter(({ name }) => name.toLowerCase().includes(typed))
    .map(({ handle }) => handle);
  const rows = await reads.spine.store
    .tables<CaseTables>()
    .selectFrom('cases as c')
    .select(['c.key', 'c.number', 'c.title', 'c.starter'])
    .where(({ eb, or }) =>
      or([
        eb('c.number', 'ilike', containing(typed)),
        eb('c.title', 'ilike', containing(typed)),
        sql<boolean>`c.starter = any(${starters}::text[])`,
      ]),
    )
    .$if(company !== undefined, (query) => query.where('c.company', '=', company!))
    .orderBy(startsWith(typed))
    .orderBy(sql`c.state = 'running'`, 'desc')
    .orderBy('c.key', 'desc')
    .limit(MOST_OF_A_KIND)
    .execute();
  return rows.map(({ key, number, title, starter }) => ({
    rank: bestRank([number, title, people.get(starter ?? '')?.name], typed) ?? LAST_RANK,
    hit: { kind: 'case', id: key, title, ...(number === null ? {} : { note: number }) },
  }));
}

function startsWith(typed: string): RawBuilder<unknown> {
  const beginning = containing(typed).slice(1);
  return sql`case when lower(c.number) = ${typed} then 0 when c.number ilike ${beginning} then 1
    when c.title ilike ${beginning} then 2 else 3 end`;
}
