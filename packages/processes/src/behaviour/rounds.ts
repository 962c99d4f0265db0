import type { ModelElement } from '../compile/model.ts';
import type { Key } from '../json.ts';
import type { Instance } from '../state.ts';
import { evaluate, inWords } from './evaluate.ts';
import { Fault } from './fault.ts';
import { raiseIncident } from './incident.ts';
import type { OpenTurn } from './open-turn.ts';
import { finishInstance } from './scope.ts';

/** Whether a standard loop begins another round after these: below its maximum, and while its condition is true. */
export function goesOn(turn: OpenTurn, element: ModelElement, from: Key, rounds: number): boolean | Fault {
  const { condition, maximum } = element.loop?.standard ?? {};
  if (maximum !== undefined && rounds >= maximum) return false;
  if (condition === undefined) return true;
  const what = `The loop condition of “${element.name}”`;
  const value = evaluate(turn, condition, from, { code: 'condition-failed', what }, { loopCounter: rounds });
  if (typeof value === 'boolean' || value instanceof Fault) return value;
  return new Fault('condition-failed', `${what} should give true or false, but gave ${inWords(value)}.`);
}

/** The end of one round of a standard loop: another one follows, or the activity is left. */
export function finishRound(turn: OpenTurn, element: ModelElement, inner: Instance): void {
  const rounds = (turn.instance(inner.scope).done ?? 0) + 1;
  const again = goesOn(turn, element, inner.key, rounds);
  if (again instanceof Fault) {
    raiseIncident(turn, element, inner.key, again);
    return;
  }
  const cause = turn.emit({ type: 'element.completed', element: inner.element, instance: inner.key });
  if (again) turn.work.push({ kind: 'next', body: inner.scope, cause });
  else finishInstance(turn, inner.scope);
}
