import { type Applier, advance, present, removeWait } from './draft.ts';

export const timerStarted: Applier<'timer.started'> = (draft, event) => {
  const { timer: key, instance, element, due, repeat, interval } = event;
  if (present(draft, instance).element === element) advance(draft, instance, event.type);
  const cycle = repeat === undefined ? undefined : { repeat, interval };
  draft.waits.push({ kind: 'timer', key, instance, element, due, ...cycle });
};

export const timerFired: Applier<'timer.fired'> = (draft, event) => {
  const wait = removeWait(draft, event.timer);
  if (wait.kind !== 'timer') return;
  if (present(draft, wait.instance).element === wait.element) advance(draft, wait.instance, event.type);
};

export const timerCancelled: Applier<'timer.cancelled'> = (draft, event) => {
  removeWait(draft, event.timer);
};
