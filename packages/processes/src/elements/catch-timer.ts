import { activity } from '../behaviour/activity.ts';
import { Fault } from '../behaviour/fault.ts';
import { dueOfElement, startTimer } from '../behaviour/timers.ts';

/** Waits for a moment. */
export const catchTimer = activity((turn, element, { key }) => {
  const due = dueOfElement(turn, element, key);
  if (due instanceof Fault) return due;
  startTimer(turn, element, key, { due: due.due });
  return undefined;
});
