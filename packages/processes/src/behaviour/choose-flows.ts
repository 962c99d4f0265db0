import type { Expression } from '../compile/expression.ts';
import type { ModelElement, ModelFlow } from '../compile/model.ts';
import type { Key, Variables } from '../json.ts';
import { evaluate, inWords } from './evaluate.ts';
import { Fault } from './fault.ts';
import type { OpenTurn } from './open-turn.ts';

/**
 * The outgoing flows an element takes: all without condition and all whose condition is true, else the default.
 * At an activity the default goes by the conditions alone (8.4.13), at a gateway also by flows without one.
 */
export function chooseFlows(
  turn: OpenTurn,
  element: ModelElement,
  scope: Key,
  extra?: Variables,
): readonly string[] | Fault {
  const chosen = chosenOnce(turn, element, scope, extra);
  const { completionQuantity } = element;
  if (completionQuantity === undefined || chosen instanceof Fault) return chosen;
  return chosen.flatMap((flow) => Array<string>(completionQuantity).fill(flow));
}

function chosenOnce(
  turn: OpenTurn,
  element: ModelElement,
  scope: Key,
  extra: Variables | undefined,
): readonly string[] | Fault {
  if (!element.conditional && element.defaultFlow === undefined) return element.outgoingIds;
  const countsAlways = element.kind.endsWith('Gateway');
  const chosen: string[] = [];
  let isMet = false;
  for (const flow of element.outgoing) {
    if (flow === element.defaultFlow) continue;
    const taken = flow.condition === undefined ? true : isTrue(turn, flow.condition, scope, flow, extra);
    if (taken instanceof Fault) return taken;
    if (!taken) continue;
    chosen.push(flow.id);
    isMet ||= countsAlways || flow.condition !== undefined;
  }
  if (!isMet && element.defaultFlow !== undefined) chosen.push(element.defaultFlow.id);
  return chosen.length > 0 ? chosen : defaultOf(element);
}

/** The one flow an exclusive gateway takes: the first whose condition is true, else the default. */
export function chooseOneFlow(turn: OpenTurn, element: ModelElement, scope: Key): readonly string[] | Fault {
  if (!element.conditional) return element.outgoingIds;
  for (const flow of element.outgoing) {
    if (flow.condition === undefined) continue;
    const taken = isTrue(turn, flow.condition, scope, flow);
    if (taken instanceof Fault) return taken;
    if (taken) return [flow.id];
  }
  return defaultOf(element);
}

function defaultOf(element: ModelElement): readonly string[] | Fault {
  if (element.defaultFlow !== undefined) return [element.defaultFlow.id];
  const tried = element.outgoing.map((flow) => `“${flow.name ?? flow.id}” (= ${flow.condition?.source})`);
  const sentence = `None of the conditions after “${element.name}” is true: ${tried.join(', ')}. `;
  return new Fault(
    'condition-none-true',
    `${sentence}Correct the variables and try again, or give it a default flow.`,
  );
}

/** Whether a flow's condition is true; `extra` variables hide those of the scope. */
export function isTrue(
  turn: OpenTurn,
  condition: Expression,
  scope: Key,
  flow: ModelFlow,
  extra?: Variables,
): boolean | Fault {
  const what = `The condition of the flow “${flow.name ?? flow.id}”`;
  const value = evaluate(turn, condition, scope, { code: 'condition-failed', what }, extra);
  if (typeof value === 'boolean' || value instanceof Fault) return value;
  const sentence = `${what} should give true or false, but gave ${inWords(value)} (= ${condition.source}).`;
  return new Fault('condition-failed', sentence);
}
