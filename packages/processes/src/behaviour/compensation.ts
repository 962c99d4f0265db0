import { elementNamed } from '../evolve/draft.ts';
import type { Key } from '../json.ts';
import { handlerOf, isCompensatedInside } from '../look/compensable.ts';
import { instanceOf } from '../look/look-up.ts';
import type { Finished, Instance } from '../state.ts';
import type { OpenTurn } from './open-turn.ts';
import { finishInstance, isOpenScope, settleScope } from './scope.ts';

/** Asks for the compensation of these activities, latest first, one after the other; `by` is told at the end. */
export function triggerCompensation(
  turn: OpenTurn,
  by: Pick<Instance, 'key' | 'element' | 'scope'>,
  activities: readonly Finished[],
): void {
  turn.cause = turn.emit({
    type: 'compensation.triggered',
    element: by.element,
    instance: by.key,
    activities: activities.map(({ key }) => key),
  });
  turn.work.push({ kind: 'compensate', by: by.key, scope: by.scope, cause: turn.cause });
}

/** The next activity whose compensation was asked for; when there is none left, who asked for it goes on. */
export function compensateNext(turn: OpenTurn, by: Key, scope: Key): void {
  const { draft } = turn;
  const next = draft.compensable?.findLast((finished) => finished.by === by);
  if (next !== undefined && isParallelBody(turn, by)) beginAll(turn, by);
  else if (next !== undefined) begin(turn, next);
  else if (!isCompensatedInside(draft, by)) goOn(turn, by, scope);
}

function goOn(turn: OpenTurn, by: Key, scope: Key): void {
  if (instanceOf(turn.draft, by) !== undefined) finishInstance(turn, by);
  else if (isOpenScope(turn, scope)) settleScope(turn, scope);
}

/** An activity is open again for as long as it is compensated: by its handler, else by what was done in it. */
function begin(turn: OpenTurn, { key, element: id }: Finished): void {
  const element = elementNamed(turn.model, id);
  turn.cause = turn.emit({ type: 'element.compensating', element: id, instance: key });
  const handler = handlerOf(element, turn.instance(key));
  if (handler !== undefined) turn.behaviour(handler).activate(turn, handler, { scope: key });
  else compensateNext(turn, key, key);
}

/** What a parallel multi-instance activity did at the same time may be compensated at the same time. */
function beginAll(turn: OpenTurn, body: Key): void {
  const { cause } = turn;
  const inner = turn.draft.compensable?.filter((finished) => finished.by === body) ?? [];
  for (const finished of inner.reverse()) {
    if (turn.draft.compensable?.includes(finished) !== true) return;
    turn.cause = cause;
    begin(turn, finished);
  }
}

function isParallelBody(turn: OpenTurn, key: Key): boolean {
  const instance = instanceOf(turn.draft, key);
  if (instance === undefined || instance.loop !== undefined) return false;
  return turn.elementOf(instance).loop?.sequential === false;
}
