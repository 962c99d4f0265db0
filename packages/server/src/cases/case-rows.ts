import { type SelectQueryBuilder, sql } from 'kysely';
import type { Store } from '../spine/spine.ts';
import type { Standing } from './open-places.ts';

/** The tables of this room as its lists read them. */
export interface CaseTables {
  cases: {
    key: string;
    number: string | null;
    title: string;
    process: string;
    version: string;
    state: 'running' | 'completed' | 'terminated' | 'cancelled' | 'error';
    started_at: Date;
    ended_at: Date | null;
    starter: string | null;
    company: string | null;
    parent: string | null;
    parent_instance: string | null;
    reason: string | null;
    suspended: boolean;
  };
  tasks: {
    case_key: string;
    key: string;
    version: string;
    element: string;
    instance: string;
    name: string;
    function: string | null;
    state: 'open' | 'completed' | 'cancelled';
    form: string | null;
    assignee: string | null;
    teams: string[];
    people: string[];
    due: Date | null;
    follow_up: Date | null;
    priority: number;
    why: string | null;
    next: string | null;
    created_at: Date;
    ended_at: Date | null;
    ended_by: string | null;
  };
  jobs: { case_key: string; key: string; instance: string; retries: number; due: Date };
  incidents: {
    case_key: string;
    key: string;
    version: string;
    element: string;
    code: string;
    sentence: string;
    raised_at: Date;
    resolved_at: Date | null;
  };
  subjects: { key: string; state: unknown };
}

export type TaskRow = CaseTables['tasks'];

/** A case with the part of its state that tells where it stands; the variables stay in the database. */
export type CaseRow = CaseTables['cases'] & {
  readonly touched: readonly number[];
  readonly waits: Standing['waits'];
  readonly instances: Standing['instances'];
};

type CaseQuery = SelectQueryBuilder<
  { c: CaseTables['cases']; s: CaseTables['subjects'] } & CaseTables,
  'c' | 's',
  CaseRow
>;

/** Cases with where they stand, to be narrowed. */
export function selectCases(store: Store): CaseQuery {
  return store
    .tables<CaseTables>()
    .selectFrom('cases as c')
    .innerJoin('subjects as s', 's.key', 'c.key')
    .selectAll('c')
    .select([
      sql<CaseRow['touched']>`s.state->'stages'`.as('touched'),
      sql<CaseRow['waits']>`s.state->'engine'->'waits'`.as('waits'),
      sql<CaseRow['instances']>`(
        select coalesce(json_agg(json_build_object('key', i->'key', 'element', i->'element')), '[]')
        from json_array_elements(s.state->'engine'->'instances') i)`.as('instances'),
    ]) as unknown as CaseQuery;
}

export async function caseRows(store: Store, keys: readonly string[]): Promise<CaseRow[]> {
  if (keys.length === 0) return [];
  return selectCases(store).where('c.key', '=', anyOf(keys)).execute();
}

/** For `column = any(...)`: one parameter however long the list is. */
export function anyOf(keys: readonly string[]) {
  return sql<string>`any(${keys}::int8[])`;
}
