import { activity } from '../behaviour/activity.ts';
import { openWaits } from '../behaviour/boundaries.ts';

/** Waits for the events behind it at once; the first one wins, the others are closed. */
export const eventBasedGateway = activity((turn, { outgoing }, instance) =>
  openWaits(
    turn,
    outgoing.map((flow) => flow.target),
    instance.key,
  ),
);
