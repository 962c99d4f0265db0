import type { CaseEvent } from '../event.ts';
import type { Key } from '../json.ts';
import { isBusy } from '../look/look-up.ts';
import type { Wait } from '../state.ts';
import type { OpenTurn } from './open-turn.ts';

type Ended = Extract<CaseEvent, { type: 'case.ended' }>;

/** Called when something in the scope ended without going on: the scope is done when nothing is left in it. */
export function settleScope(turn: OpenTurn, scope: Key): void {
  if (isBusy(turn.draft, scope)) return;
  if (scope === turn.draft.key) endCase(turn, { outcome: 'completed' });
  else finishInstance(turn, scope);
}

export function finishInstance(turn: OpenTurn, key: Key): void {
  const instance = turn.instance(key);
  const element = turn.elementOf(instance);
  turn.behaviour(element, instance).finish(turn, element, instance);
}

/** Ends the case; whatever is still open in it is ended first, oldest first. */
export function endCase(turn: OpenTurn, end: Pick<Ended, 'outcome' | 'reason' | 'error'>): void {
  const { draft } = turn;
  terminateInside(turn, draft.key);
  const { parent, variables } = draft;
  turn.emit({ type: 'case.ended', ...end, ...(parent && { parent, variables }) });
}

export function terminateInside(turn: OpenTurn, scope: Key): void {
  for (const instance of turn.draft.instances.filter((one) => one.scope === scope))
    terminate(turn, instance.key);
}

/** Ends an instance before its time, with everything inside it. */
export function terminate(turn: OpenTurn, key: Key): void {
  const { element } = turn.instance(key);
  terminateInside(turn, key);
  closeWaits(turn, key);
  turn.emit({ type: 'element.terminated', element, instance: key });
}

/** Closes everything the instance waits for. */
export function closeWaits(turn: OpenTurn, instance: Key): void {
  if (turn.draft.waits.length === 0) return;
  for (const wait of turn.draft.waits.filter((one) => one.instance === instance)) turn.emit(closing(wait));
}

export function closing(wait: Wait): CaseEvent {
  switch (wait.kind) {
    case 'task':
      return { type: 'task.cancelled', task: wait.key };
    case 'job':
      return { type: 'job.cancelled', job: wait.key };
    case 'timer':
      return { type: 'timer.cancelled', timer: wait.key };
    case 'subscription':
      return { type: 'subscription.closed', subscription: wait.key };
    case 'call':
      return { type: 'call.cancelled', child: wait.key };
    case 'incident':
      return { type: 'incident.resolved', incident: wait.key };
  }
}
