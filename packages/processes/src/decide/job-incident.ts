import type { OpenTurn } from '../behaviour/open-turn.ts';
import type { Key } from '../json.ts';

/** A worker that still answers a job which had run out of attempts takes its incident away. */
export function settleJobIncident(turn: OpenTurn, job: Key): void {
  const incident = turn.draft.waits.find((wait) => wait.kind === 'incident' && wait.job === job);
  if (incident !== undefined) turn.emit({ type: 'incident.resolved', incident: incident.key });
}
