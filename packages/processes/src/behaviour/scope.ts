import type { CaseEvent } from '../event.ts';
import type { Key } from '../json.ts';
import { instanceOf, isBusy } from '../look/look-up.ts';
import type { Instance, Wait } from '../state.ts';
import type { OpenTurn } from './open-turn.ts';

type Ended = Extract<CaseEvent, { type: 'case.ended' }>;

/** Called when something in the scope ended without going on: the scope is done when nothing is left in it. */
export function settleScope(turn: OpenTurn, scope: Key): void {
  if (settleStep(turn, scope) || isBusy(turn.draft, scope)) return;
  if (scope === turn.draft.key) endCase(turn, { outcome: 'completed' });
  else finishInstance(turn, scope);
}

/** Whether the scope, or the case, still goes on. */
export function isOpenScope({ draft }: OpenTurn, scope: Key): boolean {
  if (draft.ended !== undefined) return false;
  return scope === draft.key || instanceOf(draft, scope) !== undefined;
}

/** Ends everything in the scope: the sub-process, which then goes on, or the case. */
export function terminateScope(turn: OpenTurn, scope: Key): void {
  if (scope === turn.draft.key) endCase(turn, { outcome: 'terminated' });
  else {
    terminateInside(turn, scope);
    finishInstance(turn, scope);
  }
}

export function finishInstance(turn: OpenTurn, key: Key): void {
  const instance = turn.instance(key);
  const element = turn.elementOf(instance);
  turn.behaviour(element, instance).finish(turn, element, instance);
}

/** Called when something was left in a scope; true when the scope is one that decides itself whether it is done. */
export function settleStep(turn: OpenTurn, scope: Key): boolean {
  if (scope === turn.draft.key) return false;
  const instance = turn.instance(scope);
  const element = turn.elementOf(instance);
  const { settle } = turn.behaviour(element, instance);
  settle?.(turn, element, instance);
  return settle !== undefined;
}

/** Ends the case; whatever is still open in it is ended first, oldest first. */
export function endCase(turn: OpenTurn, end: Pick<Ended, 'outcome' | 'reason' | 'error'>): void {
  const { draft } = turn;
  closeWaits(turn, draft.key);
  terminateInside(turn, draft.key);
  const { parent, variables } = draft;
  turn.emit({ type: 'case.ended', ...end, ...(parent && { parent, variables }) });
}

/** With `keep` what was done inside stays to be compensated: the transaction is cancelled. */
export function terminateInside(turn: OpenTurn, scope: Key, { keep }: { keep?: true } = {}): void {
  const open = openThings(turn, keep);
  for (const { key } of open.inside.get(scope) ?? []) terminateWith(turn, key, open);
}

/** Ends an instance before its time, with everything inside it. */
export function terminate(turn: OpenTurn, key: Key): void {
  terminateWith(turn, key, openThings(turn));
}

/** Closes everything the instance waits for. */
export function closeWaits(turn: OpenTurn, instance: Key): void {
  if (turn.draft.waits.length === 0) return;
  for (const wait of turn.draft.waits.filter((one) => one.instance === instance)) turn.emit(closing(wait));
}

/** What is open, by where it belongs: gathered once, for thousands may have to end. */
interface OpenThings {
  readonly inside: ReadonlyMap<Key, readonly Instance[]>;
  readonly waits: ReadonlyMap<Key, readonly Wait[]>;
  /** What is being compensated on behalf of an instance ends with it. */
  readonly compensated: ReadonlyMap<Key | undefined, readonly Instance[]>;
  readonly keep?: true;
}

function openThings({ draft }: OpenTurn, keep?: true): OpenThings {
  return {
    ...(keep && { keep }),
    compensated: Map.groupBy(draft.instances, (instance) => instance.compensatedBy),
    inside: Map.groupBy(draft.instances, (instance) => instance.scope),
    waits: Map.groupBy(draft.waits, (wait) => wait.instance),
  };
}

function terminateWith(turn: OpenTurn, key: Key, open: OpenThings): void {
  const instance = instanceOf(turn.draft, key);
  if (instance === undefined) return;
  for (const inner of open.inside.get(key) ?? []) terminateWith(turn, inner.key, open);
  for (const inner of open.compensated.get(key) ?? []) terminateWith(turn, inner.key, open);
  for (const wait of open.waits.get(key) ?? []) turn.emit(closing(wait));
  const event = { type: 'element.terminated', element: instance.element, instance: key } as const;
  turn.emit(open.keep ? { ...event, keep: true } : event);
}

/** The event by which what was waited for is given up. */
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
    case 'signal':
      return { type: 'signal.unsubscribed', subscription: wait.key };
    case 'condition':
      return { type: 'condition.unwatched', condition: wait.key };
    case 'call':
      return { type: 'call.cancelled', child: wait.key };
    case 'incident':
      return { type: 'incident.resolved', incident: wait.key };
  }
}
