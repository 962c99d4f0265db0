import { type Applier, removeWait, replaceWait } from './draft.ts';
import { beginWait, endWait, ofTrigger } from './event-wait.ts';

export const conditionWatched: Applier<'condition.watched'> = (draft, event) => {
  const { condition: key, instance, element, holds, trigger } = event;
  const already = holds ? { holds } : undefined;
  beginWait(
    draft,
    { kind: 'condition', key, instance, element, ...already, ...ofTrigger(trigger) },
    event.type,
  );
};

export const conditionMet: Applier<'condition.met'> = (draft, event, model) => {
  const wait = removeWait(draft, event.condition);
  if (wait.kind === 'condition') endWait(draft, model, wait, event);
};

export const conditionUnmet: Applier<'condition.unmet'> = (draft, event) => {
  replaceWait(draft, event.condition, (wait) => {
    if (wait.kind !== 'condition') return wait;
    const { holds: _, ...rest } = wait;
    return rest;
  });
};

export const conditionUnwatched: Applier<'condition.unwatched'> = (draft, event) => {
  removeWait(draft, event.condition);
};
