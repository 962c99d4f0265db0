import type { ModelElement } from './model.ts';

/** Whether what an activity is given stays inside it, for its output mapping to pick from. */
export function keepsResult(element: ModelElement): boolean {
  return element.outputs.length > 0 || element.call?.propagateAllChildVariables === false;
}
