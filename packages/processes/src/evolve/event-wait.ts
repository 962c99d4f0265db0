import { isEventStart } from '../compile/event-start.ts';
import type { ProcessModel } from '../compile/model.ts';
import type { CaseEventType } from '../event.ts';
import type { Variables } from '../json.ts';
import type { EventWait } from '../state.ts';
import { advance, type Draft, elementNamed, present, setNearest, setResult } from './draft.ts';

/** An event begins to wait: for itself, or in the name of an activity, a gateway or a scope. */
export function beginWait(draft: Draft, wait: EventWait, type: CaseEventType): void {
  if (isOwn(draft, wait)) advance(draft, wait.instance, type);
  draft.waits.push(wait);
}

/**
 * What an event waited for has come (the wait is removed before), with what it brings. That of a boundary
 * event, of a race or of an event sub-process belongs to the scope around.
 */
export function endWait(
  draft: Draft,
  model: ProcessModel,
  wait: EventWait,
  event: { readonly type: CaseEventType; readonly variables?: Variables },
): void {
  const element = elementNamed(model, wait.element);
  if (isOwn(draft, wait)) {
    if (!element.together || !waitsStill(draft, wait)) advance(draft, wait.instance, event.type);
    setResult(draft, element, wait.instance, event.variables);
  } else if (event.variables && element.outputs.length === 0) {
    const scope = isEventStart(element) ? wait.instance : present(draft, wait.instance).scope;
    setNearest(draft, scope, event.variables);
  }
}

function isOwn(draft: Draft, { instance, element }: EventWait): boolean {
  return instance !== draft.key && present(draft, instance).element === element;
}

/** Whether an event that needs several things together lacks some of them. */
function waitsStill(draft: Draft, { instance, element }: EventWait): boolean {
  return draft.waits.some(
    (wait) => wait.instance === instance && 'element' in wait && wait.element === element,
  );
}

/** The optional part of a wait, left out where the event has one trigger only. */
export function ofTrigger(trigger: number | undefined): { readonly trigger?: number } {
  return trigger === undefined ? {} : { trigger };
}
