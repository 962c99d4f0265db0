import { activity } from '../behaviour/activity.ts';
import type { Behaviour } from '../behaviour/behaviour.ts';
import { openWaits } from '../behaviour/boundaries.ts';
import { closeEventStarts } from '../behaviour/event-sub-processes.ts';

const scope = activity((turn, element, { key }) => {
  const fault = openWaits(turn, element.eventStarts, key);
  if (fault === undefined && element.start !== undefined)
    turn.behaviour(element.start).activate(turn, element.start, { scope: key });
  return fault;
});

/**
 * A scope of its own: begins at its start event and is done when nothing is left in it. From then on none of
 * its event sub-processes can begin any more.
 */
export const subProcess: Behaviour = {
  ...scope,
  finish: (turn, element, instance) => {
    if (element.eventStarts.length > 0) closeEventStarts(turn, instance.key);
    scope.finish(turn, element, instance);
  },
};
