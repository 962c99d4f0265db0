import type { ModelElement } from '../compile/model.ts';
import { elementNamed } from '../evolve/draft.ts';
import type { Key } from '../json.ts';
import { handlerOf, isCompensatedInside } from '../look/compensable.ts';
import { instanceOf } from '../look/look-up.ts';
import type { Finished, Instance } from '../state.ts';
import type { OpenTurn } from './open-turn.ts';
import { finishInstance, settleScope } from './scope.ts';

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
  if (next !== undefined) return begin(turn, next);
  if (isCompensatedInside(draft, by)) return;
  if (instanceOf(draft, by) !== undefined) finishInstance(turn, by);
  else if (scope === draft.key || instanceOf(draft, scope) !== undefined) settleScope(turn, scope);
}

/** An activity is open again for as long as it is compensated: by its handler, else by what was done in it. */
function begin(turn: OpenTurn, { key, element: id }: Finished): void {
  const element = elementNamed(turn.model, id);
  turn.cause = turn.emit({ type: 'element.compensating', element: id, instance: key });
  const handler = handlerOf(element, turn.instance(key));
  if (handler !== undefined) turn.behaviour(handler).activate(turn, handler, { scope: key });
  else if (isParallelBody(element, turn.instance(key))) beginAll(turn, key);
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

function isParallelBody({ loop }: ModelElement, instance: Instance): boolean {
  return loop !== undefined && instance.loop === undefined && !loop.sequential;
}
