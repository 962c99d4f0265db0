import type { Behaviour } from '../behaviour/behaviour.ts';
import { openWaits } from '../behaviour/boundaries.ts';
import { raiseIncident } from '../behaviour/incident.ts';
import { openTopLevel } from '../behaviour/open-top-level.ts';
import type { OpenTurn } from '../behaviour/open-turn.ts';
import type { ModelElement } from '../compile/model.ts';
import type { Instance } from '../state.ts';
import { pass } from './pass.ts';

/**
 * Lets the token of its scope begin. A start event of the top level first opens what the event sub-processes
 * of the process wait for: a case has no instance of its own that could stop when that fails. One that needs
 * several things together begins with the first and waits for the others.
 */
export const startEvent: Behaviour = {
  ...pass,
  resume: (turn, element, instance) => begin(turn, element, instance),
  activate: (turn, element, { scope, trigger }) => {
    const fault = isTopLevel(element) ? openTopLevel(turn) : undefined;
    if (fault === undefined && !waits(element)) {
      pass.activate(turn, element, { scope });
      return;
    }
    const instance = turn.env.newKey();
    turn.emit({ type: 'element.activated', element: element.id, instance, scope });
    if (fault !== undefined) raiseIncident(turn, element, instance, fault);
    else begin(turn, element, turn.instance(instance), trigger);
  },
};

function begin(turn: OpenTurn, element: ModelElement, instance: Instance, trigger?: number): void {
  const fault =
    (isTopLevel(element) ? openTopLevel(turn) : undefined) ??
    (waits(element) ? openWaits(turn, [element], instance.key, trigger) : undefined);
  if (fault !== undefined) raiseIncident(turn, element, instance.key, fault);
  else if (!waits(element)) pass.resume(turn, element, instance);
}

function isTopLevel({ parent }: ModelElement): boolean {
  return parent === undefined;
}

/** What begins an event sub-process has waited in the name of the scope around. */
function waits(element: ModelElement): boolean {
  return element.together && isTopLevel(element);
}
