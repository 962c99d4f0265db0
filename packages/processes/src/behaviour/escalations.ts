import type { ModelElement } from '../compile/model.ts';
import type { Key } from '../json.ts';
import { findCatcher } from './catchers.ts';
import { happen } from './occur.ts';
import type { OpenTurn } from './open-turn.ts';

/**
 * Hands an escalation to the innermost event around that catches it, from the instance or scope `from`
 * outwards; what threw it goes on, unless that interrupts it. One that nobody catches goes to the case that
 * called this one; if there is none, nothing happens.
 */
export function throwEscalation(
  turn: OpenTurn,
  element: ModelElement,
  instance: Key,
  from: Key,
  code: string,
): void {
  const catcher = findCatcher(turn, from, 'escalation', code);
  const { parent } = turn.draft;
  const uncaught = catcher === undefined && parent !== undefined ? { parent } : undefined;
  const event = { type: 'escalation.thrown', element: element.id, instance, code, ...uncaught } as const;
  turn.cause = turn.emit(event);
  if (catcher !== undefined) happen(turn, catcher.event, catcher.at);
}
