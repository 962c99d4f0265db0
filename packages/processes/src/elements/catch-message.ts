import { activity } from '../behaviour/activity.ts';
import { Fault } from '../behaviour/fault.ts';
import { addressOf, openSubscription } from '../behaviour/messages.ts';

/** Waits for a message: receive task and message catch event. */
export const catchMessage = activity((turn, element, { key }) => {
  const address = addressOf(turn, element, key);
  if (address instanceof Fault) return address;
  openSubscription(turn, element, key, address);
  return undefined;
});
