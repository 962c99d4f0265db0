import { type Applier, removeWait } from './draft.ts';
import { beginWait, endWait, ofTrigger } from './event-wait.ts';

export const signalSubscribed: Applier<'signal.subscribed'> = (draft, event) => {
  const { subscription: key, instance, element, signal, trigger } = event;
  beginWait(draft, { kind: 'signal', key, instance, element, signal, ...ofTrigger(trigger) }, event.type);
};

export const signalCaught: Applier<'signal.caught'> = (draft, event, model) => {
  const wait = removeWait(draft, event.subscription);
  if (wait.kind === 'signal') endWait(draft, model, wait, event);
};

export const signalUnsubscribed: Applier<'signal.unsubscribed'> = (draft, event) => {
  removeWait(draft, event.subscription);
};
