import { type Applier, removeWait } from './draft.ts';
import { beginWait, endWait, ofTrigger } from './event-wait.ts';

export const timerStarted: Applier<'timer.started'> = (draft, event) => {
  const { timer: key, instance, element, due, repeat, interval, trigger } = event;
  const cycle = repeat === undefined ? undefined : { repeat, interval };
  beginWait(
    draft,
    { kind: 'timer', key, instance, element, due, ...cycle, ...ofTrigger(trigger) },
    event.type,
  );
};

export const timerFired: Applier<'timer.fired'> = (draft, event, model) => {
  const wait = removeWait(draft, event.timer);
  if (wait.kind === 'timer') endWait(draft, model, wait, event);
};

export const timerCancelled: Applier<'timer.cancelled'> = (draft, event) => {
  removeWait(draft, event.timer);
};
