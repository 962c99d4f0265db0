import { activity, finishActivity } from '../behaviour/activity.ts';
import { Fault } from '../behaviour/fault.ts';
import { addressOf, throwTo } from '../behaviour/messages.ts';

/**
 * Publishes a message: send task, message throw and message end event. It carries what the input mapping
 * makes, and nothing when there is none.
 */
export const throwMessage = activity((turn, element, instance) => {
  const address = addressOf(turn, element, instance.key);
  if (address instanceof Fault) return address;
  throwTo(turn, element, address, element.inputs.length > 0 ? instance.variables : undefined);
  finishActivity(turn, element, instance);
  return undefined;
});
