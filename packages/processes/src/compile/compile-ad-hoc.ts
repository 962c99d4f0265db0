import type { ElementDefinition } from '../read/definition.ts';
import { compileFeel, must } from './expression.ts';
import type { ModelAdHoc, ModelElement } from './model.ts';

/** An ad-hoc sub-process without its steps: they are linked later. */
export function adHocOf({ adHoc }: ElementDefinition): ModelAdHoc | undefined {
  if (adHoc === undefined) return undefined;
  const feel = (text: string | undefined) => (text === undefined ? undefined : must(compileFeel(text)));
  return {
    sequential: adHoc.sequential,
    cancelRemaining: adHoc.cancelRemaining,
    completionCondition: feel(adHoc.completionCondition),
    given: feel(adHoc.activeElements),
    steps: [],
  };
}

/** Whether an element inside an ad-hoc sub-process is one that is chosen, not one that follows by itself. */
export function isStep(element: ModelElement): boolean {
  if (element.attachedTo !== undefined || element.kind === 'eventSubProcess' || element.forCompensation)
    return false;
  return element.incoming.length === 0 || !/(Gateway|Event)$/.test(element.kind);
}
