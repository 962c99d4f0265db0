import type { ModelElement } from './model.ts';

/** Whether the element is the start event of an event sub-process. */
export function isEventStart(element: ModelElement): boolean {
  return element.kind === 'startEvent' && element.parent?.kind === 'eventSubProcess';
}
