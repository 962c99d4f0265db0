import type { Actor } from '../http/actor.ts';
import { companyScope, maySeeCase } from '../people/people.ts';
import type { CaseDetail } from './case-answers.ts';
import { type CaseTables, caseRows, selectCases } from './case-rows.ts';
import type { CaseSubject } from './case-type.ts';
import { readHistory, replayHistory } from './history.ts';
import { openIncidentRows, showIncidents } from './incidents.ts';
import type { KnownProcess } from './known-processes.ts';
import { openPlaces } from './open-places.ts';
import type { Reads } from './reads.ts';
import { caseRef, showCases } from './shown-case.ts';
import { SinceTrace } from './since-trace.ts';
import { openTaskRows, showTasks } from './task-items.ts';
import { labelled, VariableTrace } from './variable-trace.ts';
import { visibleCase } from './visible-case.ts';

/** A called case of a multi-instance activity is one of many; more than this nobody reads. */
const MOST_CHILDREN = 500;

/** A case as it is now, with everything the case page shows. @throws Problem `not-found`. */
export async function caseDetail(
  reads: Reads,
  actor: Actor,
  key: string,
  timeZone: string,
): Promise<CaseDetail> {
  const row = await visibleCase(reads, actor, key);
  const process = await reads.processes.of(row.version);
  const history = await readHistory(reads, key);
  const trace = new VariableTrace();
  const since = new SinceTrace();
  const state = replayHistory(reads.models, history, (event, after) => {
    trace.note(event.seq, after.engine.variables);
    since.note(event);
  });
  const [shown] = await showCases(reads, [row], timeZone);
  const parent = row.parent === null ? undefined : await visibleParent(reads, actor, row.parent);
  return {
    ...shown!,
    seq: history.length,
    variables: labelled(trace.list(), await reads.forms.labels(process.model.forms)),
    tasks: await showTasks(reads, await openTaskRows(reads, key)),
    open: await openElements(reads, key, process, state, since),
    openIncidents: await showIncidents(reads, await openIncidentRows(reads, key)),
    ...(parent ? { parent } : {}),
    children: await children(reads, actor, key, since, timeZone),
    ...(row.reason === null ? {} : { reason: row.reason }),
  };
}

async function openElements(
  { spine }: Reads,
  key: string,
  { model }: KnownProcess,
  { engine }: CaseSubject,
  since: SinceTrace,
): Promise<CaseDetail['open']> {
  const later = await spine.store
    .tables<CaseTables>()
    .selectFrom('jobs')
    .select(['key', 'due'])
    .where('case_key', '=', key)
    .where('due', '>', spine.now())
    .execute();
  const retries = new Map(later.map((job) => [job.key, job.due.toISOString()]));
  return openPlaces(model, engine).map((place) => {
    const until = retries.get(place.waits[0] ?? '') ?? place.until;
    return {
      element: place.element.id,
      name: place.name,
      since: since.of(place),
      kind: place.kind,
      ...(until === undefined ? {} : { until }),
    };
  });
}

async function visibleParent(reads: Reads, actor: Actor, parent: string) {
  const [row] = await caseRows(reads.spine.store, [parent]);
  return row && maySeeCase(actor, row) ? caseRef(row, await reads.processes.of(row.version)) : undefined;
}

async function children(
  reads: Reads,
  actor: Actor,
  key: string,
  since: SinceTrace,
  timeZone: string,
): Promise<CaseDetail['children']> {
  const company = companyScope(actor);
  const rows = await selectCases(reads.spine.store)
    .where('c.parent', '=', key)
    .$if(company !== undefined, (query) => query.where('c.company', '=', company!))
    .orderBy('c.key')
    .limit(MOST_CHILDREN)
    .execute();
  const shown = await showCases(reads, rows, timeZone);
  return shown.map((child, index) => ({
    ...child,
    element: since.elementOf(rows[index]!.parent_instance ?? '') ?? '',
  }));
}
