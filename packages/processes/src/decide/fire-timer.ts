import { triggerBoundary } from '../behaviour/boundaries.ts';
import type { OpenTurn } from '../behaviour/open-turn.ts';
import { finishInstance } from '../behaviour/scope.ts';
import { startTimer } from '../behaviour/timers.ts';
import type { CommandOf } from '../command.ts';
import { winRace } from '../elements/event-based-gateway.ts';
import type { Rejection } from '../engine.ts';
import { elementNamed } from '../evolve/draft.ts';
import { waitOf } from '../look/look-up.ts';
import { repeatOf } from '../time/timer.ts';
import { notOpen, rejection } from './rejection.ts';

export function fireTimer(turn: OpenTurn, { timer }: CommandOf<'fireTimer'>): Rejection | undefined {
  const wait = waitOf(turn.draft, 'timer', timer);
  if (wait === undefined) return notOpen('timer', timer);
  if (Date.parse(wait.due) > Date.parse(turn.env.now)) {
    return rejection('wrong-state', `Expected a timer that is due, but this one is due only at ${wait.due}.`);
  }
  const instance = turn.instance(wait.instance);
  const element = elementNamed(turn.model, wait.element);
  turn.emit({ type: 'timer.fired', timer });
  if (element.id === instance.element) finishInstance(turn, instance.key);
  else if (element.attachedTo === undefined) winRace(turn, element, instance);
  else {
    const again = element.interrupting ? undefined : repeatOf(wait);
    if (again !== undefined) startTimer(turn, element, instance.key, again);
    triggerBoundary(turn, element, instance);
  }
  return undefined;
}
