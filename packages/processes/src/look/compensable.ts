import type { ModelElement } from '../compile/model.ts';
import type { Key } from '../json.ts';
import type { CaseState, Finished, Instance } from '../state.ts';

/** What compensates this very instance; the body of a loop has no handler, but each of its rounds. */
export function handlerOf(
  element: ModelElement,
  instance: Pick<Instance, 'loop' | 'partly'>,
): ModelElement | undefined {
  const isBody = element.loop !== undefined && instance.loop === undefined;
  return isBody || instance.partly ? undefined : element.compensation;
}

/** What is done in the scope and not yet asked to be compensated, in order of completion. */
export function finishedIn({ compensable }: CaseState, scope: Key): readonly Finished[] {
  return compensable?.filter((finished) => finished.scope === scope && finished.by === undefined) ?? [];
}

/** Whether something is being compensated right now on behalf of the instance. */
export function isCompensatedInside({ instances }: CaseState, by: Key): boolean {
  return instances.some((instance) => instance.compensatedBy === by);
}
