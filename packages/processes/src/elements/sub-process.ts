import { activity } from '../behaviour/activity.ts';

/** A scope of its own: begins at its start event and is done when nothing is left in it. */
export const subProcess = activity((turn, element, { key }) => {
  if (element.start !== undefined)
    turn.behaviour(element.start).activate(turn, element.start, { scope: key });
  return undefined;
});
