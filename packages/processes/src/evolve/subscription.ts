import { type Applier, removeWait } from './draft.ts';
import { beginWait, endWait, ofTrigger } from './event-wait.ts';

export const subscriptionOpened: Applier<'subscription.opened'> = (draft, event) => {
  const { subscription: key, instance, element, message, correlationKey, trigger } = event;
  beginWait(
    draft,
    { kind: 'subscription', key, instance, element, message, correlationKey, ...ofTrigger(trigger) },
    event.type,
  );
};

export const subscriptionCorrelated: Applier<'subscription.correlated'> = (draft, event, model) => {
  const wait = removeWait(draft, event.subscription);
  if (wait.kind === 'subscription') endWait(draft, model, wait, event);
};

export const subscriptionClosed: Applier<'subscription.closed'> = (draft, event) => {
  removeWait(draft, event.subscription);
};
