import type { ModelElement } from '../compile/model.ts';
import type { Key, Variables } from '../json.ts';
import { evaluateToText } from './evaluate.ts';
import { Fault } from './fault.ts';
import type { OpenTurn } from './open-turn.ts';

/** A message as its name and the key by which it finds its receiver. */
export interface Address {
  readonly message: string;
  readonly correlationKey: string;
}

/** Without a correlation key the name alone decides (an empty key). */
export function addressOf(
  turn: OpenTurn,
  element: ModelElement,
  scope: Key,
  extra?: Variables,
  message = element.message,
): Address | Fault {
  if (message === undefined) return new Fault('expression-failed', `“${element.name}” has no message.`);
  const about = (what: string) =>
    ({ code: 'expression-failed', what: `The ${what} of “${element.name}”` }) as const;
  const name = evaluateToText(turn, message.name, scope, about('message name'), extra);
  if (name instanceof Fault) return name;
  if (message.correlationKey === undefined) return { message: name, correlationKey: '' };
  const key = evaluateToText(turn, message.correlationKey, scope, about('correlation key'), extra);
  return key instanceof Fault ? key : { message: name, correlationKey: key };
}

/** The host publishes it in the same transaction. */
export function throwTo(
  turn: OpenTurn,
  element: ModelElement,
  { message: name, correlationKey }: Address,
  variables: Variables | undefined,
): void {
  turn.emit({
    type: 'message.thrown',
    message: turn.env.newKey(),
    element: element.id,
    name,
    correlationKey,
    ...(variables && { variables }),
  });
}

export function openSubscription(
  turn: OpenTurn,
  element: ModelElement,
  instance: Key,
  address: Address,
  trigger?: number,
): void {
  const subscription = turn.env.newKey();
  const which = trigger ? { trigger } : undefined;
  turn.emit({
    type: 'subscription.opened',
    subscription,
    instance,
    element: element.id,
    ...address,
    ...which,
  });
}
