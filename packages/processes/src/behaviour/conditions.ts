import type { ModelElement } from '../compile/model.ts';
import type { Key } from '../json.ts';
import type { OpenTurn } from './open-turn.ts';

/** A conditional event begins to wait; whether it holds is looked at when the case is quiet (`decide/condition-watch.ts`). */
export function watchCondition(
  turn: OpenTurn,
  element: ModelElement,
  instance: Key,
  trigger?: number,
  holds?: true,
): void {
  const condition = turn.env.newKey();
  const which = { ...(holds && { holds }), ...(trigger && { trigger }) };
  turn.emit({ type: 'condition.watched', condition, instance, element: element.id, ...which });
}
