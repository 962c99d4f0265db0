import type { ModelElement, ModelTrigger } from '../compile/model.ts';
import type { Key, Variables } from '../json.ts';
import { evaluateToText } from './evaluate.ts';
import { Fault } from './fault.ts';
import type { OpenTurn } from './open-turn.ts';

/** The name of the signal that an event waits for or throws. */
export function signalOf(
  turn: OpenTurn,
  element: ModelElement,
  { signal }: ModelTrigger,
  scope: Key,
  extra?: Variables,
): string | Fault {
  if (signal === undefined) return new Fault('expression-failed', `“${element.name}” has no signal.`);
  const what = `The signal name of “${element.name}”`;
  return evaluateToText(turn, signal, scope, { code: 'expression-failed', what }, extra);
}

export function subscribe(
  turn: OpenTurn,
  element: ModelElement,
  instance: Key,
  signal: string,
  trigger?: number,
): void {
  const subscription = turn.env.newKey();
  const which = trigger ? { trigger } : undefined;
  turn.emit({ type: 'signal.subscribed', subscription, instance, element: element.id, signal, ...which });
}
