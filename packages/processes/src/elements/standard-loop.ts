import { leaveActivity } from '../behaviour/activity.ts';
import type { Behaviour } from '../behaviour/behaviour.ts';
import { openBoundaries } from '../behaviour/boundaries.ts';
import { Fault } from '../behaviour/fault.ts';
import { raiseIncident } from '../behaviour/incident.ts';
import type { OpenTurn } from '../behaviour/open-turn.ts';
import { goesOn } from '../behaviour/rounds.ts';
import type { ModelElement } from '../compile/model.ts';
import type { Instance } from '../state.ts';

/** The body around the rounds of an activity with a standard loop: it carries the boundary events and counts. */
export const standardLoop: Behaviour = {
  activate: (turn, element, { scope, took }) => {
    const instance = turn.env.newKey();
    turn.cause = turn.emit({
      type: 'element.activated',
      element: element.id,
      instance,
      scope,
      ...(took && { took }),
      items: [],
    });
    begin(turn, element, turn.instance(instance));
  },
  resume: (turn, element, instance) => begin(turn, element, instance),
  finish: (turn, element, { key }) => leaveActivity(turn, element, turn.instance(key)),
};

/** Begins the next round; the first one without a question, unless the condition is to be tested before. */
function begin(turn: OpenTurn, element: ModelElement, body: Instance): void {
  const rounds = body.done ?? 0;
  const asks = rounds > 0 || element.loop?.standard?.testBefore === true;
  const fault = openBoundaries(turn, element, body.key);
  const again = fault ?? (asks ? goesOn(turn, element, body.key, rounds) : true);
  if (again instanceof Fault)
    raiseIncident(turn, element, body.key, new Fault('expression-failed', again.sentence));
  else if (again)
    turn
      .behaviour(element, { loop: rounds + 1 })
      .activate(turn, element, { scope: body.key, loop: rounds + 1 });
  else leaveActivity(turn, element, turn.instance(body.key));
}
