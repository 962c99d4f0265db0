import type { OpenTurn } from '../behaviour/open-turn.ts';
import type { CommandOf } from '../command.ts';
import type { Rejection } from '../engine.ts';
import type { CaseEvent } from '../event.ts';
import type { Key } from '../json.ts';
import type { WaitKind } from '../state.ts';
import { rejection } from './rejection.ts';

export function suspendCase(turn: OpenTurn, { reason }: CommandOf<'suspendCase'>): undefined {
  emitSuspended(turn, reason);
}

/** Also emitted again when something was opened in a suspended case, so that this waits like the rest. */
export function emitSuspended(turn: OpenTurn, reason?: string): void {
  const timers = keysOf(turn, 'timer');
  turn.emit({
    type: 'case.suspended',
    ...(reason !== undefined && { reason }),
    ...(timers.length > 0 && { timers }),
    ...workOf(turn),
  });
}

/** What was kept meanwhile is carried out after this, in the order in which it came (see `decide.ts`). */
export function resumeCase(turn: OpenTurn, { reason }: CommandOf<'resumeCase'>): Rejection | undefined {
  if (!turn.draft.suspended)
    return rejection('wrong-state', 'Expected a suspended case, but this one goes on.');
  const timers = turn.draft.waits.flatMap((wait) =>
    wait.kind === 'timer'
      ? [{ timer: wait.key, instance: wait.instance, element: wait.element, due: wait.due }]
      : [],
  );
  turn.emit({
    type: 'case.resumed',
    ...(reason !== undefined && { reason }),
    ...(timers.length > 0 && { timers }),
    ...workOf(turn),
  });
  return undefined;
}

function workOf(turn: OpenTurn): Pick<Extract<CaseEvent, { type: 'case.suspended' }>, 'jobs' | 'calls'> {
  const jobs = keysOf(turn, 'job');
  const calls = keysOf(turn, 'call');
  return { ...(jobs.length > 0 && { jobs }), ...(calls.length > 0 && { calls }) };
}

function keysOf({ draft }: OpenTurn, kind: WaitKind): readonly Key[] {
  return draft.waits.flatMap((wait) => (wait.kind === kind ? [wait.key] : []));
}
