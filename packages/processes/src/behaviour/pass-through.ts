import type { ModelElement } from '../compile/model.ts';
import type { Key, Variables } from '../json.ts';
import type { Instance } from '../state.ts';
import type { Behaviour, Entry } from './behaviour.ts';
import { chooseFlows } from './choose-flows.ts';
import { Fault } from './fault.ts';
import { raiseIncident } from './incident.ts';
import { applyOutputs } from './mappings.ts';
import type { OpenTurn } from './open-turn.ts';
import { settleScope, settleStep } from './scope.ts';

export type Chooser = (turn: OpenTurn, element: ModelElement, scope: Key) => readonly string[] | Fault;

/** An element that never waits: entered and left in one event. Only when it fails it stays, with an incident. */
export function passing(choose: Chooser): Behaviour {
  const finish = (turn: OpenTurn, element: ModelElement, instance: Instance) =>
    leave(turn, element, instance, choose);
  return {
    activate: (turn, element, entry) => passThrough(turn, element, entry, choose),
    resume: finish,
    finish,
  };
}

/** `brought` are variables a message brought along, for the output mapping. */
export function passThrough(
  turn: OpenTurn,
  element: ModelElement,
  entry: Entry,
  choose: Chooser = chooseFlows,
  brought?: Variables,
): void {
  const { scope, took } = entry;
  const fault = applyOutputs(turn, element, scope, scope, brought);
  const flows = fault ?? choose(turn, element, scope);
  const instance = turn.env.newKey();
  if (flows instanceof Fault) {
    turn.emit({ type: 'element.activated', element: element.id, instance, scope, ...(took && { took }) });
    if (brought && fault) turn.emit({ type: 'variables.set', scope: instance, values: brought });
    raiseIncident(turn, element, instance, flows);
    return;
  }
  const index = turn.emit(passed(element, instance, entry, flows));
  goOn(turn, flows, scope, index);
}

function passed(element: ModelElement, instance: Key, { scope, took }: Entry, flows: readonly string[]) {
  const event = { type: 'element.passed', element: element.id, instance, scope } as const;
  if (flows.length === 0) return took === undefined ? event : { ...event, took };
  return took === undefined ? { ...event, flows } : { ...event, took, flows };
}

/** The second try of one that had to stay. */
function leave(turn: OpenTurn, element: ModelElement, { key, scope }: Instance, choose: Chooser): void {
  const flows = applyOutputs(turn, element, key, scope) ?? choose(turn, element, key);
  if (flows instanceof Fault) raiseIncident(turn, element, key, flows);
  else completeInstance(turn, element, key, scope, flows);
}

export function completeInstance(
  turn: OpenTurn,
  element: ModelElement,
  instance: Key,
  scope: Key,
  flows: readonly string[],
): void {
  const event = { type: 'element.completed', element: element.id, instance } as const;
  const index = turn.emit(flows.length > 0 ? { ...event, flows } : event);
  goOn(turn, flows, scope, index);
}

function goOn(turn: OpenTurn, flows: readonly string[], scope: Key, cause: number): void {
  turn.send(flows, scope, cause);
  if (flows.length > 0) settleStep(turn, scope);
  else settleScope(turn, scope);
}
