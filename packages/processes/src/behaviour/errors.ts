import type { ModelElement } from '../compile/model.ts';
import type { Key, Variables } from '../json.ts';
import type { Instance } from '../state.ts';
import { triggerBoundary } from './boundaries.ts';
import { setNearest } from './mappings.ts';
import type { OpenTurn } from './open-turn.ts';

/**
 * Hands an error to the innermost error boundary event around that catches it: on the instance itself
 * first, then on the sub-processes it lies in. False when there is none.
 */
export function catchError(turn: OpenTurn, from: Key, code: string, variables?: Variables): boolean {
  let key = from;
  while (key !== turn.draft.key) {
    const instance = turn.instance(key);
    const boundary = catcherOn(turn.elementOf(instance), instance, code);
    if (boundary !== undefined) {
      if (variables && boundary.outputs.length === 0) setNearest(turn, instance.scope, variables);
      triggerBoundary(turn, boundary, instance, variables);
      return true;
    }
    key = instance.scope;
  }
  return false;
}

/** One for this very code wins over one for all errors. An inner instance of a loop has none: its body has. */
function catcherOn(element: ModelElement, instance: Instance, code: string): ModelElement | undefined {
  if (instance.loop !== undefined) return undefined;
  const { errorBoundaries } = element;
  return (
    errorBoundaries.find((boundary) => boundary.errorCode === code) ??
    errorBoundaries.find((boundary) => boundary.errorCode === undefined)
  );
}
