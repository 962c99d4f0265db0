import type { ModelElement } from '../compile/model.ts';
import type { Key, Variables } from '../json.ts';
import { waitOf } from '../look/look-up.ts';
import { occurred } from './occur.ts';
import type { OpenTurn } from './open-turn.ts';

/**
 * Everybody who waits now has the signal, here at once and in other cases through the host; it is kept for nobody.
 * Not what waits in the name of the instance `except`: it is told otherwise.
 */
export function throwSignal(
  turn: OpenTurn,
  element: ModelElement,
  name: string,
  variables: Variables | undefined,
  except?: Key,
): void {
  const signal = turn.env.newKey();
  const brings = variables && { variables };
  const cause = turn.emit({ type: 'signal.thrown', signal, element: element.id, name, ...brings });
  const waiting = turn.draft.waits.filter(
    (wait) => wait.kind === 'signal' && wait.signal === name && wait.instance !== except,
  );
  for (const { key } of waiting) {
    turn.cause = cause;
    catchSignal(turn, key, signal, variables);
  }
}

/** False when the subscription is not open (any more). */
export function catchSignal(
  turn: OpenTurn,
  subscription: Key,
  signal: Key,
  variables: Variables | undefined,
): boolean {
  const wait = waitOf(turn.draft, 'signal', subscription);
  if (wait === undefined) return false;
  turn.emit({ type: 'signal.caught', subscription, signal, ...(variables && { variables }) });
  occurred(turn, wait, variables);
  return true;
}
