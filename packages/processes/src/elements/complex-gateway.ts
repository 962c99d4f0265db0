import { flowsWithToken, isAwaited } from '../behaviour/awaited.ts';
import type { Behaviour } from '../behaviour/behaviour.ts';
import { chooseFlows, isTrue } from '../behaviour/choose-flows.ts';
import { Fault } from '../behaviour/fault.ts';
import { isActivated, openGate } from '../behaviour/gate.ts';
import { raiseIncident } from '../behaviour/incident.ts';
import type { OpenTurn } from '../behaviour/open-turn.ts';
import { settleScope } from '../behaviour/scope.ts';
import type { ModelElement } from '../compile/model.ts';
import type { Key } from '../json.ts';
import type { Instance } from '../state.ts';

/**
 * Goes on when its activation condition is true, with one token from each incoming flow that has one; then it
 * waits for the others that can still come, and takes them, before it begins anew (BPMN 2.0.2, 13.4.5;
 * docs/bpmn/decisions.md).
 */
export const complexGateway: Behaviour = {
  ready: (turn, element, scope) => {
    const gate = openGate(turn, element, scope);
    if (gate !== undefined) return missingOf(turn, element, gate);
    const filled = flowsWithToken(turn, element, scope);
    // A condition that fails stops the gateway with an incident: it is asked again when it is activated.
    return filled.length > 0 && isActivated(turn, element, scope) !== false ? filled : undefined;
  },
  activate: (turn, element, { scope, took = [] }) => {
    const gate = openGate(turn, element, scope);
    if (gate !== undefined) return reset(turn, element, gate, took);
    const activated = isActivated(turn, element, scope);
    const instance = turn.env.newKey();
    const flows = activated instanceof Fault ? activated : flowsAtStart(turn, element, scope);
    if (!(flows instanceof Fault) && took.length === element.incoming.length) {
      const index = turn.emit({ type: 'element.passed', element: element.id, instance, scope, took, flows });
      return turn.send(flows, scope, index);
    }
    turn.cause = turn.emit({ type: 'element.activated', element: element.id, instance, scope, took });
    if (flows instanceof Fault) raiseIncident(turn, element, instance, flows);
    else start(turn, element, instance, scope, flows);
  },
  resume: again,
  finish: again,
};

/** The second try of what was stopped: to be activated, or to be reset. */
function again(turn: OpenTurn, element: ModelElement, instance: Instance): void {
  if (instance.started) {
    const took = missingOf(turn, element, instance);
    if (took !== undefined) reset(turn, element, instance, took);
    return;
  }
  const flows = flowsAtStart(turn, element, instance.scope);
  if (flows instanceof Fault) raiseIncident(turn, element, instance.key, flows);
  else if (instance.got?.length === element.incoming.length) complete(turn, instance, flows, []);
  else start(turn, element, instance.key, instance.scope, flows);
}

function start(
  turn: OpenTurn,
  element: ModelElement,
  instance: Key,
  scope: Key,
  flows: readonly string[],
): void {
  const index = turn.emit({ type: 'gateway.started', element: element.id, instance, flows });
  turn.send(flows, scope, index);
}

function flowsAtStart(turn: OpenTurn, element: ModelElement, scope: Key): readonly string[] | Fault {
  return chooseFlows(turn, element, scope, { waitingForStart: true });
}

/** For the reset: the flows whose tokens it takes, once no other can come; none for a gateway that is stopped. */
function missingOf(turn: OpenTurn, element: ModelElement, gate: Instance): readonly string[] | undefined {
  const { waits } = turn.draft;
  const stopped = waits.some((wait) => wait.kind === 'incident' && wait.instance === gate.key);
  if (!gate.started || stopped) return undefined;
  const filled = flowsWithToken(turn, element, gate.scope);
  const missing = element.incoming.map((flow) => flow.id).filter((id) => !gate.got?.includes(id));
  const empty = missing.filter((id) => !filled.includes(id));
  if (isAwaited(turn, element, gate.scope, empty, filled)) return undefined;
  return missing.filter((id) => filled.includes(id));
}

function reset(turn: OpenTurn, element: ModelElement, gate: Instance, took: readonly string[]): void {
  const flows = flowsAtReset(turn, element, gate.scope);
  if (flows instanceof Fault) raiseIncident(turn, element, gate.key, flows);
  else complete(turn, gate, flows, took);
}

/** Only flows with a condition get a token; that none does is no fault. */
function flowsAtReset(turn: OpenTurn, element: ModelElement, scope: Key): readonly string[] | Fault {
  const flows: string[] = [];
  for (const flow of element.outgoing) {
    if (flow.condition === undefined || flow === element.defaultFlow) continue;
    const taken = isTrue(turn, flow.condition, scope, flow, { waitingForStart: false });
    if (taken instanceof Fault) return taken;
    if (taken) flows.push(flow.id);
  }
  return flows;
}

function complete(
  turn: OpenTurn,
  { key, element, scope }: Instance,
  flows: readonly string[],
  took: readonly string[],
): void {
  const index = turn.emit({
    type: 'element.completed',
    element,
    instance: key,
    ...(took.length > 0 && { took }),
    ...(flows.length > 0 && { flows }),
  });
  turn.send(flows, scope, index);
  if (flows.length === 0) settleScope(turn, scope);
}
