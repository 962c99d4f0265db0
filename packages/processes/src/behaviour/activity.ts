import type { ModelElement } from '../compile/model.ts';
import type { Instance } from '../state.ts';
import type { Behaviour } from './behaviour.ts';
import { openBoundaries } from './boundaries.ts';
import { chooseFlows } from './choose-flows.ts';
import { Fault } from './fault.ts';
import { raiseIncident } from './incident.ts';
import { finishInner } from './loop.ts';
import { applyInputs, applyOutputs } from './mappings.ts';
import type { OpenTurn } from './open-turn.ts';
import { completeInstance } from './pass-through.ts';
import { closeWaits } from './scope.ts';

/** Does what the element is for; a fault becomes an incident, and a retry begins the activity again. */
export type Execute = (turn: OpenTurn, element: ModelElement, instance: Instance) => Fault | undefined;

/**
 * An element that has a life of its own: it is activated, its input mapping and boundary events are set up,
 * it does its work, and leaves through its output mapping and conditions.
 */
export function activity(execute: Execute): Behaviour {
  const resume = (turn: OpenTurn, element: ModelElement, instance: Instance) =>
    begin(turn, element, instance, execute);
  return {
    activate: (turn, element, { scope, took, loop }) => {
      const instance = turn.env.newKey();
      const index = turn.emit({
        type: 'element.activated',
        element: element.id,
        instance,
        scope,
        ...(took && { took }),
        ...(loop !== undefined && { loop }),
      });
      turn.cause = index;
      resume(turn, element, turn.instance(instance));
    },
    resume,
    finish: finishActivity,
  };
}

function begin(turn: OpenTurn, element: ModelElement, { key, loop }: Instance, execute: Execute): void {
  const fault =
    applyInputs(turn, element, key) ??
    (loop === undefined ? openBoundaries(turn, element, key) : undefined) ??
    execute(turn, element, turn.instance(key));
  if (fault !== undefined) raiseIncident(turn, element, key, fault);
}

export function finishActivity(turn: OpenTurn, element: ModelElement, instance: Instance): void {
  const { key, scope, loop } = instance;
  // What an inner run of a loop gives is its own variable, so that each run's output mapping fills its own.
  const gives = loop !== undefined && element.loop?.outputVariable !== undefined;
  const fault = applyOutputs(turn, element, key, gives ? key : scope);
  if (fault !== undefined) raiseIncident(turn, element, key, fault);
  else if (loop !== undefined) finishInner(turn, element, turn.instance(key));
  else leaveActivity(turn, element, instance);
}

/** Takes the outgoing flows; the boundary events close only when that works. */
export function leaveActivity(turn: OpenTurn, element: ModelElement, { key, scope }: Instance): void {
  const flows = chooseFlows(turn, element, key);
  if (flows instanceof Fault) raiseIncident(turn, element, key, flows);
  else {
    closeWaits(turn, key);
    completeInstance(turn, element, key, scope, flows);
  }
}
