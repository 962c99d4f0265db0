import type { ModelElement, ProcessModel } from '../compile/model.ts';
import type { Key } from '../json.ts';
import type { CaseState, Instance } from '../state.ts';

/** A step of an open ad-hoc sub-process that may be chosen now. */
export interface Choice {
  /** The instance of the ad-hoc sub-process, and its element. */
  readonly scope: Key;
  readonly adHoc: string;
  readonly element: string;
  readonly name: string;
  /** Whether it was done or skipped before; then choosing it repeats it. */
  readonly done: boolean;
}

/** What a person may choose now in the case's ad-hoc sub-processes, in the order of the model. */
export function choices(model: ProcessModel, state: CaseState): readonly Choice[] {
  return state.instances.flatMap((instance) => {
    const element = model.elementOf.get(instance.element);
    if (element?.adHoc === undefined || !mayChoose(state, element, instance)) return [];
    return element.adHoc.steps
      .filter((step) => isEnabled(state, step, instance))
      .map((step) => ({
        scope: instance.key,
        adHoc: element.id,
        element: step.id,
        name: step.name,
        done: instance.steps?.includes(step.id) === true,
      }));
  });
}

/** Whether any step may be chosen: not once it is to end, not in the body of a loop, and in a sequence one at a time. */
export function mayChoose(state: CaseState, element: ModelElement, instance: Instance): boolean {
  if (element.adHoc === undefined || instance.closed || instance.completing || instance.items) return false;
  if (instance.compensatedBy !== undefined) return false;
  return !element.adHoc.sequential || !state.instances.some((inner) => inner.scope === instance.key);
}

/** A step may be done when nothing comes before it, when what comes before it has been done, and again. */
export function isEnabled(state: CaseState, step: ModelElement, { key, steps }: Instance): boolean {
  return (
    step.incoming.length === 0 ||
    steps?.includes(step.id) === true ||
    tokenBefore(state, step, key) !== undefined
  );
}

/** The flow before a step on which a token rests. */
export function tokenBefore(state: CaseState, step: ModelElement, scope: Key): string | undefined {
  return step.incoming.find(({ id }) =>
    state.tokens.some((token) => token.flow === id && token.scope === scope),
  )?.id;
}

/** The steps of an ad-hoc sub-process that may be chosen from its beginning on. */
export function startsWithoutToken({ adHoc }: ModelElement): readonly ModelElement[] {
  return adHoc?.steps.filter((step) => step.incoming.length === 0) ?? [];
}
