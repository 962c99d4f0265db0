import type { Graph } from '../decide/graph.ts';
import type { DecisionModel } from '../decide/model.ts';
import type { LinkedModel } from '../read/linked-model.ts';

/** What a compiled model was made from; checks look at it, deciding does not. */
export interface ModelSource {
  readonly model: LinkedModel;
  readonly graph: Graph;
}

const sources = new WeakMap<DecisionModel, ModelSource>();

export function rememberSource(model: DecisionModel, source: ModelSource): void {
  sources.set(model, source);
}

/** Undefined for a model that `readDecisions` did not make. */
export function sourceOf(model: DecisionModel): ModelSource | undefined {
  return sources.get(model);
}
