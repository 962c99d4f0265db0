import type { ModelElement } from '../compile/model.ts';
import type { Key } from '../json.ts';
import type { Behaviour } from './behaviour.ts';
import { chooseFlows } from './choose-flows.ts';
import { Fault } from './fault.ts';
import { raiseIncident } from './incident.ts';
import type { OpenTurn } from './open-turn.ts';
import { isOpenScope, settleScope } from './scope.ts';

/** Does the throwing, in the name of the instance; what could fail was worked out before. */
export type Throw = (instance: Key) => void;

/** Works out what is thrown, as seen from the instance or scope. */
export type Prepare = (turn: OpenTurn, element: ModelElement, from: Key, scope: Key) => Throw | Fault;

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
  const act = prepare(turn, element, from, scope);
  if (act instanceof Fault) return act;
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
