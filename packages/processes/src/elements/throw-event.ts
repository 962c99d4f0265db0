import { throwError } from '../behaviour/errors.ts';
import { throwEscalation } from '../behaviour/escalations.ts';
import { Fault } from '../behaviour/fault.ts';
import { addressOf, throwTo } from '../behaviour/messages.ts';
import type { OpenTurn } from '../behaviour/open-turn.ts';
import { isOpenScope, terminateScope } from '../behaviour/scope.ts';
import { signalOf } from '../behaviour/signals.ts';
import { throwSignal } from '../behaviour/throw-signal.ts';
import { type Place, type Throw, throwing } from '../behaviour/throwing.ts';
import type { ModelElement, ModelTrigger } from '../compile/model.ts';

type Thrower = (turn: OpenTurn, element: ModelElement, trigger: ModelTrigger, place: Place) => Throw | Fault;

const throwers: { readonly [trigger: string]: Thrower } = {
  message: (turn, element, { message }, { from, payload }) => {
    const address = addressOf(turn, element, from, payload, message);
    return address instanceof Fault ? address : () => throwTo(turn, element, address, payload);
  },
  signal: (turn, element, trigger, { from, payload }) => {
    const name = signalOf(turn, element, trigger, from, payload);
    return name instanceof Fault ? name : () => throwSignal(turn, element, name, payload);
  },
  escalation:
    (turn, element, { code = '' }, { scope }) =>
    (instance) =>
      throwEscalation(turn, element, instance, scope, code),
  error:
    (turn, element, { code = '' }, { scope }) =>
    (instance) =>
      throwError(turn, element, instance, scope, code),
  terminate:
    (turn, _, __, { scope }) =>
    () =>
      terminateScope(turn, scope),
};

/** What ends the scope comes last, so that the rest is thrown before it. */
const last = new Set(['error', 'terminate']);

/** Throws a signal, an escalation, or all that a multiple event names, in the order of the model. */
export const throwEvent = throwing((turn, element, place) => {
  const acts: Throw[] = [];
  for (const trigger of inOrder(element.triggers)) {
    const act = throwers[trigger.type]?.(turn, element, trigger, place);
    if (act instanceof Fault) return act;
    if (act !== undefined) acts.push(act);
  }
  return (instance) => {
    const { cause } = turn;
    for (const act of acts) {
      turn.cause = cause;
      // An earlier one may have ended the scope that the event stands in.
      if (isOpenScope(turn, place.scope)) act(instance);
    }
  };
});

function inOrder(triggers: readonly ModelTrigger[]): readonly ModelTrigger[] {
  if (triggers.length < 2) return triggers;
  return [
    ...triggers.filter(({ type }) => !last.has(type)),
    ...triggers.filter(({ type }) => last.has(type)),
  ];
}
