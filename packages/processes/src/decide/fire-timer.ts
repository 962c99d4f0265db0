import { occurred } from '../behaviour/occur.ts';
import type { OpenTurn } from '../behaviour/open-turn.ts';
import type { CommandOf } from '../command.ts';
import type { Rejection } from '../engine.ts';
import { waitOf } from '../look/look-up.ts';
import { notOpen, rejection } from './rejection.ts';

export function fireTimer(turn: OpenTurn, { timer }: CommandOf<'fireTimer'>): Rejection | undefined {
  const wait = waitOf(turn.draft, 'timer', timer);
  if (wait === undefined) return notOpen('timer', timer);
  if (Date.parse(wait.due) > Date.parse(turn.env.now)) {
    return rejection('wrong-state', `Expected a timer that is due, but this one is due only at ${wait.due}.`);
  }
  turn.emit({ type: 'timer.fired', timer });
  occurred(turn, wait);
  return undefined;
}
