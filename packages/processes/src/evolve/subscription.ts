import { type Applier, advance, answer, elementNamed, present, removeWait, setNearest } from './draft.ts';

export const subscriptionOpened: Applier<'subscription.opened'> = (draft, event) => {
  const { subscription: key, instance, element, message, correlationKey } = event;
  if (present(draft, instance).element === element) advance(draft, instance, event.type);
  draft.waits.push({ kind: 'subscription', key, instance, element, message, correlationKey });
};

/** A message of a boundary event, or behind an event-based gateway, belongs to the scope around. */
export const subscriptionCorrelated: Applier<'subscription.correlated'> = (draft, event, model) => {
  const wait = removeWait(draft, event.subscription);
  if (wait.kind !== 'subscription') return;
  const instance = present(draft, wait.instance);
  if (instance.element === wait.element) answer(draft, model, instance.key, event);
  else if (event.variables && elementNamed(model, wait.element).outputs.length === 0) {
    setNearest(draft, instance.scope, event.variables);
  }
};

export const subscriptionClosed: Applier<'subscription.closed'> = (draft, event) => {
  removeWait(draft, event.subscription);
};
