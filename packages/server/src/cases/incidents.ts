import { sql } from 'kysely';
import type { Actor } from '../http/actor.ts';
import { companyScope } from '../people/people.ts';
import type { Incident } from './case-answers.ts';
import type { CaseTables } from './case-rows.ts';
import type { Reads } from './reads.ts';
import { caseRefs } from './shown-case.ts';

type IncidentRow = CaseTables['incidents'];

/** What helps with each kind of stop; the sentence says what is wrong. */
const MENDS: Readonly<Record<string, string>> = {
  'job-failed': 'See that the system it calls works, then try again.',
  'error-uncaught': 'Solve what the error names, then try again; or let the process catch this error.',
  'endless-loop': 'Correct the values that keep it going, then try again.',
};
const USUAL_MEND = 'Correct the values of the case, then try again.';

export interface IncidentFilter {
  readonly process?: string | undefined;
  readonly case?: string | undefined;
}

/** A page of the open incidents the actor may see, newest first. */
export async function listIncidents(
  reads: Reads,
  actor: Actor,
  filter: IncidentFilter,
  { limit, after }: { readonly limit: number; readonly after?: string | undefined },
): Promise<{ items: Incident[]; next?: string; total: number }> {
  const company = companyScope(actor);
  const open = reads.spine.store
    .tables<CaseTables>()
    .selectFrom('incidents as i')
    .innerJoin('cases as c', 'c.key', 'i.case_key')
    .where('i.resolved_at', 'is', null)
    .$if(company !== undefined, (query) => query.where('c.company', '=', company!))
    .$if(filter.process !== undefined, (query) => query.where('c.process', '=', filter.process!))
    .$if(filter.case !== undefined, (query) => query.where('i.case_key', '=', filter.case!));
  const page = open
    .selectAll('i')
    .$if(after !== undefined, (query) => query.where('i.key', '<', after!))
    .orderBy('i.key', 'desc')
    .limit(limit + 1);
  const [rows, { total }] = await Promise.all([
    page.execute(),
    open.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow(),
  ]);
  const items = await showIncidents(reads, rows.slice(0, limit));
  return { items, total, ...(rows.length > limit ? { next: items.at(-1)!.key } : {}) };
}

export async function showIncidents(reads: Reads, rows: readonly IncidentRow[]): Promise<Incident[]> {
  const refs = await caseRefs(
    reads,
    rows.map((row) => row.case_key),
  );
  const processes = await reads.processes.all(rows.map(({ version }) => version));
  return rows.map(
    (row): Incident => ({
      key: row.key,
      at: row.raised_at.toISOString(),
      code: row.code,
      sentence: row.sentence,
      mend: MENDS[row.code] ?? USUAL_MEND,
      element: row.element,
      elementName: processes.get(row.version)?.model.elementOf.get(row.element)?.name ?? row.element,
      case: refs.get(row.case_key)!,
    }),
  );
}

/** The open incidents of a case, newest first. */
export function openIncidentRows({ spine }: Reads, caseKey: string): Promise<IncidentRow[]> {
  return spine.store
    .tables<CaseTables>()
    .selectFrom('incidents')
    .selectAll()
    .where('case_key', '=', caseKey)
    .where('resolved_at', 'is', null)
    .orderBy('key', 'desc')
    .execute();
}

/** The case an incident belongs to, and when it was resolved; undefined when there never was such an incident. */
export async function incidentRow({ spine }: Reads, key: string): Promise<IncidentRow | undefined> {
  return spine.store
    .tables<CaseTables>()
    .selectFrom('incidents')
    .selectAll()
    .where('key', '=', key)
    .executeTakeFirst();
}
