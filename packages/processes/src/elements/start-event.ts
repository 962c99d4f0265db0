import type { Behaviour } from '../behaviour/behaviour.ts';
import { openWaits } from '../behaviour/boundaries.ts';
import { raiseIncident } from '../behaviour/incident.ts';
import type { OpenTurn } from '../behaviour/open-turn.ts';
import type { ModelElement } from '../compile/model.ts';
import { pass } from './pass.ts';

/**
 * Lets the token of its scope begin. A start event of the top level first opens what the event sub-processes
 * of the process wait for: a case has no instance of its own that could stop when that fails.
 */
export const startEvent: Behaviour = {
  ...pass,
  resume: (turn, element, instance) => {
    const fault = openTopLevel(turn, element);
    if (fault !== undefined) raiseIncident(turn, element, instance.key, fault);
    else pass.resume(turn, element, instance);
  },
  activate: (turn, element, { scope }) => {
    const fault = openTopLevel(turn, element);
    if (fault === undefined) return pass.activate(turn, element, { scope });
    const instance = turn.env.newKey();
    turn.emit({ type: 'element.activated', element: element.id, instance, scope });
    raiseIncident(turn, element, instance, fault);
  },
};

function openTopLevel(turn: OpenTurn, element: ModelElement) {
  if (element.parent !== undefined) return undefined;
  return openWaits(turn, turn.model.eventStarts, turn.draft.key);
}
