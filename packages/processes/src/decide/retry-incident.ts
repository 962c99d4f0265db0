import type { OpenTurn } from '../behaviour/open-turn.ts';
import type { CommandOf } from '../command.ts';
import type { Rejection } from '../engine.ts';
import { waitOf } from '../look/look-up.ts';
import { notOpen } from './rejection.ts';

export function retryIncident(turn: OpenTurn, command: CommandOf<'retryIncident'>): Rejection | undefined {
  const { incident, retries = 1 } = command;
  const wait = waitOf(turn.draft, 'incident', incident);
  if (wait === undefined) return notOpen('incident', incident);
  const cause = turn.emit({ type: 'incident.resolved', incident });
  if (wait.job !== undefined) {
    turn.emit({ type: 'job.retried', job: wait.job, retries: Math.max(1, retries) });
    return undefined;
  }
  const resting = wait.code === 'endless-loop' ? turn.draft.tokens.slice() : [];
  const instance = turn.instance(wait.instance);
  const element = turn.elementOf(instance);
  const behaviour = turn.behaviour(element, instance);
  if (instance.completing) behaviour.finish(turn, element, instance);
  else behaviour.resume(turn, element, instance);
  for (const { flow, scope } of resting) turn.send([flow], scope, cause);
  return undefined;
}
