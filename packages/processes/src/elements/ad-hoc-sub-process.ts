import { activity } from '../behaviour/activity.ts';
import type { Behaviour } from '../behaviour/behaviour.ts';
import { openWaits } from '../behaviour/boundaries.ts';
import { evaluate, inWords } from '../behaviour/evaluate.ts';
import { closeEventStarts } from '../behaviour/event-sub-processes.ts';
import { Fault } from '../behaviour/fault.ts';
import { raiseIncident } from '../behaviour/incident.ts';
import type { OpenTurn } from '../behaviour/open-turn.ts';
import { finishInstance, terminateInside } from '../behaviour/scope.ts';
import type { ModelAdHoc, ModelElement } from '../compile/model.ts';
import type { Key } from '../json.ts';
import { isBusy } from '../look/look-up.ts';
import { startsWithoutToken } from '../look/steps.ts';
import type { Instance } from '../state.ts';

const scope = activity((turn, element, { key }) => {
  const fault = openWaits(turn, element.eventStarts, key);
  return fault ?? beginGiven(turn, element, key);
});

/**
 * A scope whose steps are done when somebody chooses them (`decide/choose-step.ts`). After each step its
 * completion condition is asked; without one it is done when each step was done or skipped
 * (BPMN 2.0.2, 13.3.5; docs/bpmn/decisions.md).
 */
export const adHocSubProcess: Behaviour = {
  ...scope,
  resume: (turn, element, instance) =>
    instance.steps === undefined ? scope.resume(turn, element, instance) : settle(turn, element, instance),
  settle,
  finish: (turn, element, instance) => {
    closeEventStarts(turn, instance.key);
    scope.finish(turn, element, instance);
  },
};

/** The steps that the model itself gives begin at once; nobody has to choose them. */
function beginGiven(turn: OpenTurn, element: ModelElement, key: Key): Fault | undefined {
  const given = element.adHoc?.given;
  if (given === undefined) return undefined;
  const what = `The list of active elements of “${element.name}”`;
  const ids = evaluate(turn, given, key, { code: 'expression-failed', what });
  if (ids instanceof Fault) return ids;
  const steps = Array.isArray(ids) ? ids.map((id) => stepNamed(element, id)) : [undefined];
  if (!steps.every((step) => step !== undefined)) {
    const sentence = `${what} should list ids of its activities without incoming flow, but is ${inWords(ids)}.`;
    return new Fault('expression-failed', sentence);
  }
  const { cause } = turn;
  for (const step of steps) {
    if (!turn.draft.instances.some((instance) => instance.key === key)) return undefined;
    turn.cause = cause;
    turn.behaviour(step).activate(turn, step, { scope: key });
  }
  if (steps.length === 0) settle(turn, element, turn.instance(key));
  return undefined;
}

function stepNamed({ adHoc }: ModelElement, id: unknown): ModelElement | undefined {
  return adHoc?.steps.find((step) => step.id === id && step.incoming.length === 0);
}

function settle(turn: OpenTurn, element: ModelElement, { key, closed }: Instance): void {
  const done = closed || isDone(turn, element, element.adHoc as ModelAdHoc, key);
  if (done instanceof Fault) raiseIncident(turn, element, key, done);
  else if (done) end(turn, element, key, closed);
}

/** Ends it, at once or, where others may finish, with the last of those under way. */
function end(turn: OpenTurn, element: ModelElement, key: Key, closed: true | undefined): void {
  const waitsForOthers = closed || element.adHoc?.cancelRemaining === false;
  if (waitsForOthers && turn.draft.instances.some((inner) => inner.scope === key)) {
    if (!closed) turn.emit({ type: 'steps.closed', element: element.id, instance: key });
  } else {
    terminateInside(turn, key);
    finishInstance(turn, key);
  }
}

function isDone(
  turn: OpenTurn,
  element: ModelElement,
  { completionCondition, given }: ModelAdHoc,
  key: Key,
): boolean | Fault {
  if (completionCondition !== undefined) return isComplete(turn, element, key);
  if (isBusy(turn.draft, key)) return false;
  const { steps = [] } = turn.instance(key);
  return given !== undefined || startsWithoutToken(element).every((step) => steps.includes(step.id));
}

function isComplete(turn: OpenTurn, element: ModelElement, key: Key): boolean | Fault {
  const condition = element.adHoc?.completionCondition;
  if (condition === undefined) return false;
  const what = `The completion condition of “${element.name}”`;
  const value = evaluate(turn, condition, key, { code: 'expression-failed', what });
  if (typeof value === 'boolean' || value instanceof Fault) return value;
  const sentence = `${what} should give true or false, but gave ${inWords(value)}.`;
  return new Fault('expression-failed', sentence);
}
