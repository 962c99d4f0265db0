import type { OpenTurn } from '../behaviour/open-turn.ts';
import type { CommandOf } from '../command.ts';
import type { Rejection } from '../engine.ts';
import type { Key } from '../json.ts';
import { waitOf } from '../look/look-up.ts';
import { notOpen, rejection } from './rejection.ts';

/** Claiming what one already holds changes nothing. */
export function claimTask(turn: OpenTurn, { task, person }: CommandOf<'claimTask'>): Rejection | undefined {
  const holder = waitOf(turn.draft, 'task', task)?.assignee;
  if (holder === undefined || holder === person) return assign(turn, task, person);
  return rejection(
    'held-by-other',
    `Expected a task that nobody holds, but ${holder} has it.`,
    'Take another one, or ask for it to be released.',
  );
}

export function releaseTask(turn: OpenTurn, { task }: CommandOf<'releaseTask'>): Rejection | undefined {
  return assign(turn, task, null);
}

export function assignTask(turn: OpenTurn, { task, person }: CommandOf<'assignTask'>): Rejection | undefined {
  return assign(turn, task, person);
}

function assign(turn: OpenTurn, task: Key, person: string | null): Rejection | undefined {
  const wait = waitOf(turn.draft, 'task', task);
  if (wait === undefined) return notOpen('task', task);
  if ((wait.assignee ?? null) !== person) turn.emit({ type: 'task.assigned', task, person });
  return undefined;
}
