import type { Reads } from '../cases/cases.ts';
import type { DecisionMeta } from '../definitions/definitions.ts';
import type { Actor } from '../http/actor.ts';
import { companyScope, hasRole, MAY } from '../people/people.ts';
import type { RankedHit } from './hit.ts';
import { bestRank } from './rank.ts';

/** Processes by name or id, for those who may open them. */
export async function findProcesses({ spine }: Reads, actor: Actor, typed: string): Promise<RankedHit[]> {
  if (!hasRole(actor, MAY.processes)) return [];
  const rows = await spine.store.query<{ id: string; name: string; version: number }>(
    "select distinct on (id) id, name, version from definitions where kind = 'process' order by id, version desc",
  );
  return rows.flatMap(({ id, name, version }): RankedHit[] => {
    const rank = bestRank([name, id], typed);
    return rank === undefined
      ? []
      : [{ rank, hit: { kind: 'process', id, title: name, note: `v${version}` } }];
  });
}

/** Decision models by name or id, also of a decision they hold, for those who may open them. */
export async function findDecisions({ spine }: Reads, actor: Actor, typed: string): Promise<RankedHit[]> {
  if (!actor.inside || !hasRole(actor, MAY.rules)) return [];
  const rows = await spine.store.query<{ id: string; name: string; version: number; meta: DecisionMeta }>(
    "select distinct on (id) id, name, version, meta from definitions where kind = 'decision' order by id, version desc",
  );
  return rows.flatMap(({ id, name, version, meta }): RankedHit[] => {
    const rank = bestRank([name, id, ...meta.decisions.map((decision) => decision.name)], typed);
    return rank === undefined
      ? []
      : [{ rank, hit: { kind: 'decision', id, title: name, note: `v${version}` } }];
  });
}

/** People by name; people of other companies find their own colleagues. */
export async function findPeople({ directory }: Reads, actor: Actor, typed: string): Promise<RankedHit[]> {
  const { people, teams, companies } = await directory.snapshot();
  const company = companyScope(actor);
  return [...people.values()].flatMap((person): RankedHit[] => {
    const rank = bestRank([person.name, person.handle], typed);
    if (rank === undefined || !person.active) return [];
    if (company !== undefined && person.company !== company) return [];
    const note = teams.get(person.teams[0] ?? '')?.name ?? companies.get(person.company)?.name;
    return [
      { rank, hit: { kind: 'person', id: person.handle, title: person.name, ...(note ? { note } : {}) } },
    ];
  });
}
