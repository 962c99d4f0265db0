import type { ModelElement, ProcessModel } from '@throughline/processes';
import { type OpenPlace, openPlaces, type Standing } from './open-places.ts';

export interface Stage {
  readonly name: string;
  readonly state: 'done' | 'here' | 'waiting' | 'incident' | 'skipped' | 'ahead';
}

/**
 * How far a case is: one entry for each stage of its process. `touched` are the indexes of the stages in which
 * anything happened, ascending.
 */
export function stagesOf(model: ProcessModel, touched: readonly number[], standing: Standing): Stage[] {
  if (model.stages.length === 0) return [];
  const open = Map.groupBy(
    openPlaces(model, standing).filter(({ kind }) => kind !== 'join'),
    ({ element }) => stageOf(element),
  );
  // A case that ran to its end has left all stages behind it, also those it never came to.
  const reached = standing.ended === 'completed' ? model.stages.length : (touched.at(-1) ?? -1);
  return model.stages.map((name, index): Stage => {
    const places = open.get(name);
    if (places) return { name, state: stateOf(places) };
    if (touched.includes(index)) return { name, state: 'done' };
    return { name, state: index < reached ? 'skipped' : 'ahead' };
  });
}

/** Elements without a stage of their own are in that of the activity they belong to or lie in. */
function stageOf(element: ModelElement): string | undefined {
  const outer = element.attachedTo ?? element.parent;
  return element.stage ?? (outer && stageOf(outer));
}

function stateOf(places: readonly OpenPlace[]): Stage['state'] {
  if (places.some(({ kind }) => kind === 'incident')) return 'incident';
  return places.every(isForOthers) ? 'waiting' : 'here';
}

function isForOthers({ kind, element }: OpenPlace): boolean {
  return kind === 'message' || (kind === 'task' && element.function === 'partner');
}
