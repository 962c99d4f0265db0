import type { ModelElement } from '../compile/model.ts';
import type { Key, Variables } from '../json.ts';
import type { Behaviour } from './behaviour.ts';
import { chooseFlows } from './choose-flows.ts';
import { Fault } from './fault.ts';
import { raiseIncident } from './incident.ts';
import { applyOutputs, inputValues } from './mappings.ts';
import type { OpenTurn } from './open-turn.ts';
import { isOpenScope, settleScope } from './scope.ts';

/** Does the throwing, in the name of the instance; what could fail was worked out before. */
export type Throw = (instance: Key) => void;

/** Where a thrower stands: variables are seen from `from`, `scope` is the scope it runs in. */
export interface Place {
  readonly from: Key;
  readonly scope: Key;
  /** What the input mapping makes: what a message or signal carries. */
  readonly payload: Variables | undefined;
}

/** Works out what is thrown. */
type Prepare = (turn: OpenTurn, element: ModelElement, place: Place) => Throw | Fault;

/**
 * An event that throws and never waits. It is left first: what it throws may end the scope it stands in, and
 * then the tokens it put on its flows with it.
 */
export function throwing(prepare: Prepare): Behaviour {
  const again: Behaviour['finish'] = (turn, element, { key, scope }) => {
    const ready = readyToLeave(turn, element, key, scope, prepare);
    if (ready instanceof Fault) return raiseIncident(turn, element, key, ready);
    const { flows, act } = ready;
    turn.cause = turn.emit({ type: 'element.completed', element: element.id, instance: key, ...put(flows) });
    go(turn, scope, flows, key, act);
  };
  return {
    activate: (turn, element, { scope, took }) => {
      const ready = readyToLeave(turn, element, scope, scope, prepare);
      const event = { element: element.id, instance: turn.env.newKey(), scope, ...(took && { took }) };
      if (ready instanceof Fault) {
        turn.emit({ type: 'element.activated', ...event });
        return raiseIncident(turn, element, event.instance, ready);
      }
      turn.cause = turn.emit({ type: 'element.passed', ...event, ...put(ready.flows) });
      go(turn, scope, ready.flows, event.instance, ready.act);
    },
    resume: again,
    finish: again,
  };
}

interface Ready {
  readonly flows: readonly string[];
  readonly act: Throw;
}

function readyToLeave(
  turn: OpenTurn,
  element: ModelElement,
  from: Key,
  scope: Key,
  prepare: Prepare,
): Ready | Fault {
  const payload = inputValues(turn, element, from);
  if (payload instanceof Fault) return payload;
  const act = prepare(turn, element, { from, scope, payload });
  if (act instanceof Fault) return act;
  const fault = applyOutputs(turn, element, from, scope, payload);
  if (fault !== undefined) return fault;
  const flows = chooseFlows(turn, element, from);
  return flows instanceof Fault ? flows : { flows, act };
}

function put(flows: readonly string[]): { readonly flows?: readonly string[] } {
  return flows.length > 0 ? { flows } : {};
}

function go(turn: OpenTurn, scope: Key, flows: readonly string[], instance: Key, act: Throw): void {
  const { cause } = turn;
  if (cause !== undefined) turn.send(flows, scope, cause);
  act(instance);
  turn.cause = cause;
  if (flows.length === 0 && isOpenScope(turn, scope)) settleScope(turn, scope);
}
