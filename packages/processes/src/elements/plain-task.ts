import { activity, finishActivity } from '../behaviour/activity.ts';

/** An abstract or manual task with mappings: nobody waits for it, but its variables are mapped. */
export const plainTask = activity((turn, element, instance) => {
  finishActivity(turn, element, instance);
  return undefined;
});
