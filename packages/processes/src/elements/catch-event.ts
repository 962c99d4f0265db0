import { activity } from '../behaviour/activity.ts';
import { openWaits } from '../behaviour/boundaries.ts';

/** Waits for a signal, for a condition, or for one of several things or all of them. */
export const catchEvent = activity((turn, element, { key }) => openWaits(turn, [element], key));
