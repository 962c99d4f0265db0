import { sql } from 'kysely';
import { anyOf, type CaseTables } from '../case-rows.ts';
import { conditionOf } from '../list-cases.ts';
import type { Reads } from '../reads.ts';
import type { BulkAction, BulkFilter, BulkItem } from './bulk-type.ts';

export interface Page {
  /** Keys from here on, without it. */
  readonly after: string;
  /** The key of the bulk work: what began later is not meant. */
  readonly before: string;
  readonly limit: number;
}

/** What fits the filter, in the order of the keys: open stops for `retry` and `skip`, else open cases. */
export async function findItems(
  reads: Reads,
  action: BulkAction,
  { cases, element, code, ...filter }: BulkFilter,
  page: Page,
): Promise<readonly BulkItem[]> {
  const ofCase = await conditionOf(reads, { company: '', inside: true }, { state: 'open', ...filter });
  const tables = reads.spine.store.tables<CaseTables>();
  const isOfStops = action.do === 'retry' || action.do === 'skip';
  if (!isOfStops) {
    const to = action.do === 'migrate' ? action.to : undefined;
    return tables
      .selectFrom('cases as c')
      .select(['c.key as key', 'c.key as case'])
      .where(ofCase as never)
      .where('c.key', '>', page.after)
      .where('c.key', '<', page.before)
      .$if(cases !== undefined, (query) => query.where('c.key', '=', anyOf(cases!)))
      .$if(to !== undefined, (query) => query.where('c.version', '<>', to!))
      .orderBy('c.key')
      .limit(page.limit)
      .execute();
  }
  return tables
    .selectFrom('cases as c')
    .innerJoin('incidents as i', 'i.case_key', 'c.key')
    .select(['i.key as key', 'c.key as case'])
    .where(ofCase as never)
    .where(sql<boolean>`i.resolved_at is null`)
    .where('i.key', '>', page.after)
    .where('i.key', '<', page.before)
    .$if(cases !== undefined, (query) => query.where('c.key', '=', anyOf(cases!)))
    .$if(element !== undefined, (query) => query.where('i.element', '=', element!))
    .$if(code !== undefined, (query) => query.where('i.code', '=', code!))
    .orderBy('i.key')
    .limit(page.limit)
    .execute();
}
