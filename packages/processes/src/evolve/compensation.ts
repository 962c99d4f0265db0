import type { ModelElement } from '../compile/model.ts';
import type { Key } from '../json.ts';
import { handlerOf } from '../look/compensable.ts';
import type { Finished, Instance } from '../state.ts';
import { type Applier, advance, type Draft, drop, elementNamed, present, replace } from './draft.ts';

export const compensationTriggered: Applier<'compensation.triggered'> = (draft, event) =>
  claim(draft, event.instance, ({ key }) => event.activities.includes(key));

/** It is open again under its own key, so that what is done in it finds its variables as they were. */
export const elementCompensating: Applier<'element.compensating'> = (draft, event, model) => {
  const at = draft.compensable?.findLastIndex(({ key }) => key === event.instance) ?? -1;
  const [finished] = at < 0 ? [] : (draft.compensable?.splice(at, 1) ?? []);
  if (finished?.by === undefined)
    throw new Error(`Expected ${event.instance} to be done and asked to be compensated, but it is not.`);
  const { by, ...instance } = finished;
  draft.instances.push({ ...instance, compensatedBy: by });
  if (handlerOf(elementNamed(model, event.element), finished) === undefined)
    claim(draft, event.instance, ({ scope }) => scope === event.instance);
};

export const elementCompensated: Applier<'element.compensated'> = (draft, event, model) => {
  drop(draft, advance(draft, event.instance, event.type).key);
  forget(draft, elementNamed(model, event.element), event.instance);
};

export const transactionCancelled: Applier<'transaction.cancelled'> = (draft, event) =>
  replace(draft, { ...present(draft, event.instance), cancelling: true });

/** Keeps what is needed to compensate an activity that is done: when it has a handler, or something in it was kept. */
export function remember(draft: Draft, element: ModelElement, done: Finished): void {
  if (element.forCompensation) forget(draft, element, done.key);
  else if (handlerOf(element, done) !== undefined || holdsFinished(draft, element, done.key)) {
    draft.compensable ??= [];
    draft.compensable.push(done);
  }
}

function holdsFinished({ compensable }: Draft, element: ModelElement, key: Key): boolean {
  return mayHold(element) && compensable?.some(({ scope }) => scope === key) === true;
}

/** The instance as it is kept when it is gone; one that was being compensated is compensated again from the beginning. */
export function finishedOf(instance: Instance, partly?: true): Finished {
  const { key, element, scope, variables, loop } = instance;
  const inPart = instance.compensatedBy === undefined ? partly : instance.partly;
  return {
    key,
    element,
    scope,
    ...(variables && { variables }),
    ...(loop !== undefined && { loop }),
    ...(inPart && { partly: inPart }),
  };
}

/** What failed or was interrupted is not compensated, nor anything that was done in it. */
export function forget(draft: Draft, element: ModelElement, key: Key): void {
  if (mayHold(element)) forgetIn(draft, key);
}

function forgetIn(draft: Draft, scope: Key): void {
  const inside = draft.compensable?.filter((finished) => finished.scope === scope) ?? [];
  if (inside.length === 0) return;
  draft.compensable = draft.compensable?.filter((finished) => finished.scope !== scope);
  for (const { key } of inside) forgetIn(draft, key);
}

/** Whether something can be done inside: asked first, for there may be thousands of finished activities. */
function mayHold({ kind, loop }: ModelElement): boolean {
  return loop !== undefined || kind === 'transaction' || /subProcess$/i.test(kind);
}

/** Nobody goes on with what this instance asked for, or was compensated for: others may ask again. */
export function release(draft: Draft, { key, compensatedBy }: Instance): void {
  if (!draft.compensable?.some(({ by }) => by !== undefined)) return;
  draft.compensable = draft.compensable.map((finished) => {
    if (finished.by === undefined || (finished.by !== key && finished.by !== compensatedBy)) return finished;
    const { by: _, ...free } = finished;
    return free;
  });
}

function claim(draft: Draft, by: Key, isMeant: (finished: Finished) => boolean): void {
  draft.compensable = draft.compensable?.map((finished) =>
    isMeant(finished) ? { ...finished, by } : finished,
  );
}
