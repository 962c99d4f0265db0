import type { Key } from '../json.ts';
import { type Applier, advance, answer, type Draft, removeWait, replaceWait } from './draft.ts';

export const jobCreated: Applier<'job.created'> = (draft, event) => {
  advance(draft, event.instance, event.type);
  draft.waits.push({ kind: 'job', key: event.job, instance: event.instance, retries: event.retries });
};

export const jobCompleted: Applier<'job.completed'> = (draft, event, model) =>
  answer(draft, model, removeWait(draft, event.job).instance, event);

export const jobFailed: Applier<'job.failed'> = (draft, event) => setRetries(draft, event.job, event.retries);

export const jobRetried: Applier<'job.retried'> = (draft, event) =>
  setRetries(draft, event.job, event.retries);

export const jobErrored: Applier<'job.errored'> = (draft, event) => {
  removeWait(draft, event.job);
};

export const jobCancelled: Applier<'job.cancelled'> = (draft, event) => {
  removeWait(draft, event.job);
};

function setRetries(draft: Draft, key: Key, retries: number): void {
  replaceWait(draft, key, ({ instance }) => ({ kind: 'job', key, instance, retries }));
}
