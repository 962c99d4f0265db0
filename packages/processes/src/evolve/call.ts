import { type Applier, advance, answer, removeWait } from './draft.ts';

export const callStarted: Applier<'call.started'> = (draft, event) => {
  advance(draft, event.instance, event.type);
  draft.waits.push({ kind: 'call', key: event.child, instance: event.instance });
};

export const callReturned: Applier<'call.returned'> = (draft, event, model) =>
  answer(draft, model, removeWait(draft, event.child).instance, event);

export const callFailed: Applier<'call.failed'> = (draft, event) => {
  removeWait(draft, event.child);
};

export const callCancelled: Applier<'call.cancelled'> = (draft, event) => {
  removeWait(draft, event.child);
};
