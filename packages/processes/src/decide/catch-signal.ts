import type { OpenTurn } from '../behaviour/open-turn.ts';
import { catchSignal as take } from '../behaviour/throw-signal.ts';
import type { CommandOf } from '../command.ts';
import type { Rejection } from '../engine.ts';
import { notOpen } from './rejection.ts';

export function catchSignal(turn: OpenTurn, command: CommandOf<'catchSignal'>): Rejection | undefined {
  const { subscription, signal, variables } = command;
  return take(turn, subscription, signal, variables) ? undefined : notOpen('subscription', subscription);
}
