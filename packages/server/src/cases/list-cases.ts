import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { Actor } from '../http/actor.ts';
import { companyScope } from '../people/people.ts';
import type { Case } from './case-answers.ts';
import { type CaseTables, selectCases } from './case-rows.ts';
import type { Reads } from './reads.ts';
import { showCases } from './shown-case.ts';

export const STATE_FILTERS = [
  'open',
  'running',
  'waiting',
  'incident',
  'suspended',
  'ended',
  'completed',
  'cancelled',
  'terminated',
  'error',
] as const;

export interface CaseFilter {
  readonly state?: (typeof STATE_FILTERS)[number] | undefined;
  readonly process?: string | undefined;
  readonly version?: number | undefined;
  readonly person?: string | undefined;
  readonly q?: string | undefined;
}

interface PageWanted {
  readonly limit: number;
  readonly after?: string | undefined;
}

/** A page of the cases the actor may see, newest first, and how many there are in all. */
export async function listCases(
  reads: Reads,
  actor: Actor,
  filter: CaseFilter,
  { limit, after }: PageWanted,
  timeZone: string,
): Promise<{ items: Case[]; next?: string; total: number }> {
  const { store } = reads.spine;
  const condition = await conditionOf(reads, actor, filter);
  const page = selectCases(store)
    .where(condition as never)
    .$if(after !== undefined, (query) => query.where('c.key', '<', after!))
    .orderBy('c.key', 'desc')
    .limit(limit + 1);
  const count = store
    .tables<CaseTables>()
    .selectFrom('cases as c')
    .select(sql<number>`count(*)::int`.as('total'))
    .where(condition as never);
  const [rows, { total }] = await Promise.all([page.execute(), count.executeTakeFirstOrThrow()]);
  const items = await showCases(reads, rows.slice(0, limit), timeZone);
  return { items, total, ...(rows.length > limit ? { next: items.at(-1)!.key } : {}) };
}

type Cases = ExpressionBuilder<CaseTables & { c: CaseTables['cases'] }, 'c'>;
type Condition = (cases: Cases) => Expression<SqlBool>;

export async function conditionOf(
  reads: Reads,
  actor: Pick<Actor, 'company' | 'inside'>,
  filter: CaseFilter,
): Promise<Condition> {
  const company = companyScope(actor);
  const sought = filter.q === undefined ? undefined : await soughtIn(reads, filter.q);
  return (cases) =>
    cases.and([
      ...(company === undefined ? [] : [cases('c.company', '=', company)]),
      ...(filter.state === undefined ? [] : [inState(cases, filter.state)]),
      ...(filter.process === undefined ? [] : [cases('c.process', '=', filter.process)]),
      ...(filter.version === undefined ? [] : [ofVersion(filter.version)]),
      ...(filter.person === undefined ? [] : [by(filter.person)]),
      ...(sought === undefined ? [] : [sought(cases)]),
    ]);
}

function inState(cases: Cases, state: NonNullable<CaseFilter['state']>): Expression<SqlBool> {
  const open = cases('c.state', '=', 'running');
  const goingOn = cases.and([open, cases('c.suspended', '=', false)]);
  const stopped = sql<SqlBool>`exists (select 1 from incidents i where i.case_key = c.key and i.resolved_at is null)`;
  const working = sql<SqlBool>`exists (select 1 from jobs j where j.case_key = c.key)`;
  switch (state) {
    case 'open':
      return open;
    case 'ended':
      return cases('c.state', '<>', 'running');
    case 'incident':
      return cases.and([goingOn, stopped]);
    case 'suspended':
      return cases.and([open, cases('c.suspended', '=', true)]);
    case 'running':
      return cases.and([goingOn, cases.not(stopped), working]);
    case 'waiting':
      return cases.and([goingOn, cases.not(stopped), cases.not(working)]);
    default:
      return cases('c.state', '=', state);
  }
}

function ofVersion(version: number): Expression<SqlBool> {
  return sql<SqlBool>`c.version in (
    select d.key from definitions d where d.kind = 'process' and d.id = c.process and d.version = ${version})`;
}

/** Started by this person, or with a task that they have or have done. */
function by(handle: string): Expression<SqlBool> {
  return sql<SqlBool>`c.key in (
    select key from cases where starter = ${handle}
    union all select case_key from tasks where state = 'open' and assignee = ${handle}
    union all select case_key from tasks where state = 'completed' and ended_by = ${handle})`;
}

/** In number or title, or started by somebody whose name holds it. */
async function soughtIn(reads: Reads, text: string): Promise<Condition> {
  const { people } = await reads.directory.snapshot();
  const wanted = text.trim().toLowerCase();
  const handles = [...people.values()]
    .filter(({ name, handle }) => `${name}\n${handle}`.toLowerCase().includes(wanted))
    .map(({ handle }) => handle);
  const like = containing(wanted);
  return (cases) =>
    cases.or([
      cases('c.number', 'ilike', like),
      cases('c.title', 'ilike', like),
      sql<SqlBool>`c.starter = any(${handles}::text[])`,
    ]);
}

/** A pattern for text that holds the given one as it stands: `%` and `_` mean themselves. */
export function containing(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;
}
