import { isEventStart } from '../compile/event-start.ts';
import type { ModelElement } from '../compile/model.ts';
import type { Key, Variables } from '../json.ts';
import { findCatcher } from './catchers.ts';
import { setNearest } from './mappings.ts';
import { happen } from './occur.ts';
import type { OpenTurn } from './open-turn.ts';
import { endCase } from './scope.ts';

/**
 * Hands an error to the innermost event around that catches it, from the instance itself outwards. False
 * when there is none.
 */
export function catchError(turn: OpenTurn, from: Key, code: string, variables?: Variables): boolean {
  const catcher = findCatcher(turn, from, 'error', code);
  if (catcher === undefined) return false;
  const { event, at } = catcher;
  if (variables && event.outputs.length === 0) setNearest(turn, scopeAround(turn, event, at), variables);
  happen(turn, event, at, variables);
  return true;
}

/** From an end event: caught in the scope or around it; one that nobody catches ends the case. */
export function throwError(
  turn: OpenTurn,
  element: ModelElement,
  instance: Key,
  scope: Key,
  code: string,
): void {
  turn.cause = turn.emit({ type: 'error.thrown', element: element.id, instance, code });
  if (!catchError(turn, scope, code)) endCase(turn, { outcome: 'error', error: { code } });
}

function scopeAround(turn: OpenTurn, event: ModelElement, at: Key): Key {
  return isEventStart(event) ? at : turn.instance(at).scope;
}
