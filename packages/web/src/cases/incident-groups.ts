import type { Incident, ProcessRef } from '../api/work-contract.ts';

/** Incidents with the same cause: the same step of the same process stopped for the same reason. */
export interface IncidentGroup {
  readonly id: string;
  readonly process: Pick<ProcessRef, 'id' | 'name'>;
  readonly elementName: string;
  /** Of the newest one. */
  readonly sentence: string;
  readonly mend?: string;
  readonly incidents: readonly Incident[];
}

/** The largest group first, then the one with the newest incident. */
export function groupIncidents(incidents: readonly Incident[]): readonly IncidentGroup[] {
  const groups = new Map<string, Incident[]>();
  for (const incident of incidents) {
    const id = [incident.case.process.id, incident.element, incident.code].join(' ');
    groups.set(id, [...(groups.get(id) ?? []), incident]);
  }
  return [...groups].map(([id, members]) => asGroup(id, members)).sort(bySize);
}

// ---- helpers ----

function asGroup(id: string, members: readonly Incident[]): IncidentGroup {
  const incidents = [...members].sort((left, right) => right.at.localeCompare(left.at));
  const { case: of, elementName, sentence, mend } = incidents[0]!;
  return { id, process: of.process, elementName, sentence, ...(mend ? { mend } : {}), incidents };
}

function bySize(left: IncidentGroup, right: IncidentGroup): number {
  return (
    right.incidents.length - left.incidents.length ||
    right.incidents[0]!.at.localeCompare(left.incidents[0]!.at)
  );
}
