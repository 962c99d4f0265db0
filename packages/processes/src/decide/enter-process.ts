import { chooseFlows } from '../behaviour/choose-flows.ts';
import type { Fault } from '../behaviour/fault.ts';
import { openTopLevel } from '../behaviour/open-top-level.ts';
import type { OpenTurn } from '../behaviour/open-turn.ts';
import { passThrough } from '../behaviour/pass-through.ts';
import type { ModelElement } from '../compile/model.ts';

/**
 * Lets the case begin where it was started: at a start event, or with what an instantiating receive task or
 * gateway waited for. A fault when what the process's event sub-processes wait for cannot be opened.
 */
export function enterProcess(turn: OpenTurn, start: ModelElement, trigger?: number): Fault | undefined {
  const scope = turn.draft.key;
  if (start.kind === 'startEvent') {
    turn.behaviour(start).activate(turn, start, { scope, trigger });
    return undefined;
  }
  const fault = openTopLevel(turn);
  if (fault !== undefined) return fault;
  const gateway = gatewayBefore(start);
  if (gateway === undefined) passThrough(turn, start, { scope });
  else enterGateway(turn, gateway, start);
  return undefined;
}

function gatewayBefore(start: ModelElement): ModelElement | undefined {
  return start.instantiates ? undefined : start.incoming[0]?.source;
}

/** An exclusive gateway takes the way of what happened; a parallel one also waits for all the others. */
function enterGateway(turn: OpenTurn, gateway: ModelElement, event: ModelElement): void {
  const scope = turn.draft.key;
  const taken = gateway.outgoing.filter((flow) => gateway.together || flow.target === event);
  const flows = taken.map((flow) => flow.id);
  const instance = turn.env.newKey();
  const cause = turn.emit({ type: 'element.passed', element: gateway.id, instance, scope, flows });
  const took = taken.filter((flow) => flow.target === event).map((flow) => flow.id);
  turn.cause = cause;
  passThrough(turn, event, { scope, took }, chooseFlows);
  turn.send(
    flows.filter((flow) => !took.includes(flow)),
    scope,
    cause,
  );
}
