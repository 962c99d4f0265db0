import type { ProcessModel } from '../compile/model.ts';
import type { Key } from '../json.ts';
import { instanceOf } from '../look/look-up.ts';
import { type Applier, type Draft, elementNamed, present, putTokens, replace, takeTokens } from './draft.ts';

export const stepSkipped: Applier<'step.skipped'> = (draft, event, model) => {
  takeTokens(draft, event.scope, event.took);
  putTokens(draft, event.scope, event.flows);
  noteStep(draft, model, event.scope, event.element);
};

export const stepsClosed: Applier<'steps.closed'> = (draft, event) =>
  replace(draft, { ...present(draft, event.instance), closed: true });

/** An ad-hoc sub-process knows which of its steps were done or skipped. */
export function noteStep(draft: Draft, model: ProcessModel, scope: Key, step: string): void {
  const instance = instanceOf(draft, scope);
  if (instance === undefined) return;
  const { adHoc } = elementNamed(model, instance.element);
  const { steps = [] } = instance;
  if (adHoc === undefined || steps.includes(step)) return;
  replace(draft, { ...instance, steps: [...steps, step] });
}
