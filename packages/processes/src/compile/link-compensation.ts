import type { ElementDefinition, ProcessDefinition } from '../read/definition.ts';
import type { Draft } from './compile-element.ts';
import type { ModelElement } from './model.ts';

type Elements = ReadonlyMap<string, Draft<ModelElement>>;

/** Leads from each activity to what compensates it. */
export function linkCompensation({ elements }: ProcessDefinition, elementOf: Elements): void {
  for (const one of elements) {
    if (one.triggers[0]?.type !== 'compensate') continue;
    if (one.type === 'boundaryEvent') link(elementOf, one.attachedTo, one.handlers?.[0]);
    else if (one.type === 'startEvent') linkEventSubProcess(elementOf, one);
  }
}

function linkEventSubProcess(elementOf: Elements, { scope }: ElementDefinition): void {
  link(elementOf, elementOf.get(scope ?? '')?.parent?.id, scope);
}

function link(elementOf: Elements, of: string | undefined, by: string | undefined): void {
  const activity = elementOf.get(of ?? '');
  const handler = elementOf.get(by ?? '');
  if (handler !== undefined) handler.forCompensation = true;
  if (activity !== undefined && handler !== undefined) activity.compensation = handler;
}
