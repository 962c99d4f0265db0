import type { OpenTurn } from '../behaviour/open-turn.ts';
import { finishInstance } from '../behaviour/scope.ts';
import type { CommandOf } from '../command.ts';
import type { Rejection } from '../engine.ts';
import { waitOf } from '../look/look-up.ts';
import { notOpen } from './rejection.ts';

export function completeTask(
  turn: OpenTurn,
  { task, variables }: CommandOf<'completeTask'>,
): Rejection | undefined {
  const wait = waitOf(turn.draft, 'task', task);
  if (wait === undefined) return notOpen('task', task);
  turn.emit({ type: 'task.completed', task, ...(variables && { variables }) });
  finishInstance(turn, wait.instance);
  return undefined;
}
