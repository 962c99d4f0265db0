import type { Snapshot } from '../people/people.ts';
import type { Case, CaseRef } from './case-answers.ts';
import { anyOf, type CaseRow, type CaseTables, caseRows } from './case-rows.ts';
import type { KnownProcess } from './known-processes.ts';
import { openPlaces, type Standing } from './open-places.ts';
import { personNamed, type Reads } from './reads.ts';
import { stagesOf } from './stages.ts';
import { type WaitingTask, waitsFor } from './waits-for.ts';

/** References to cases by key, for lists of what belongs to them. Unknown keys are left out. */
export async function caseRefs(reads: Reads, keys: Iterable<string>): Promise<ReadonlyMap<string, CaseRef>> {
  const rows = await caseRows(reads.spine.store, [...new Set(keys)]);
  const processes = await reads.processes.all(rows.map(({ version }) => version));
  return new Map(rows.map((row) => [row.key, caseRef(row, processes.get(row.version)!)]));
}

export function caseRef(row: CaseRow, { ref, model }: KnownProcess): CaseRef {
  return {
    key: row.key,
    ...(row.number === null ? {} : { number: row.number }),
    title: row.title,
    process: ref,
    stages: stagesOf(model, row.touched, standingOf(row)),
  };
}

export async function showCases(reads: Reads, rows: readonly CaseRow[], timeZone: string): Promise<Case[]> {
  const processes = await reads.processes.all(rows.map(({ version }) => version));
  const tasks = await waitingTasks(
    reads,
    rows.filter(({ state }) => state === 'running').map(({ key }) => key),
  );
  const people = await reads.directory.snapshot();
  const options = { tasks, people, now: reads.spine.now(), timeZone };
  return rows.map((row): Case => {
    const process = processes.get(row.version)!;
    const places = openPlaces(process.model, standingOf(row));
    const waiting = row.state === 'running' ? waitsFor(places, options) : undefined;
    return {
      ...caseRef(row, process),
      state: caseStateOf(row),
      startedAt: row.started_at.toISOString(),
      ...(row.ended_at ? { endedAt: row.ended_at.toISOString() } : {}),
      ...(row.starter === null ? {} : { starter: caseStarter(row.starter, people) }),
      ...(waiting === undefined ? {} : { waitsFor: waiting }),
      incidents: row.waits.filter(({ kind }) => kind === 'incident').length,
    };
  });
}

function standingOf({ state, waits, instances }: CaseRow): Standing {
  return { waits, instances, ended: state === 'running' ? undefined : state };
}

/** The same as the conditions of the list's filter `state` (list-cases.ts). */
function caseStateOf({ state, waits, suspended }: CaseRow): Case['state'] {
  if (state !== 'running') return state;
  if (suspended) return 'suspended';
  if (waits.some(({ kind }) => kind === 'incident')) return 'incident';
  return waits.some(({ kind }) => kind === 'job') ? 'running' : 'waiting';
}

/** The company is told of people of other companies only: our own is no news. */
export function caseStarter(handle: string, snapshot: Snapshot): NonNullable<Case['starter']> {
  const company = snapshot.companies.get(snapshot.people.get(handle)?.company ?? '');
  return {
    ...personNamed(handle, snapshot),
    ...(company && company.kind !== 'own' ? { company: company.name } : {}),
  };
}

async function waitingTasks(reads: Reads, cases: readonly string[]): Promise<Map<string, WaitingTask>> {
  if (cases.length === 0) return new Map();
  const rows = await reads.spine.store
    .tables<CaseTables>()
    .selectFrom('tasks')
    .select(['key', 'name', 'assignee', 'teams', 'people'])
    .where('case_key', '=', anyOf(cases))
    .where('state', '=', 'open')
    .execute();
  return new Map(rows.map((row) => [row.key, row]));
}
