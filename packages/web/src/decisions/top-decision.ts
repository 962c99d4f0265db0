import type { DecisionFacts } from '../api/decision-contract.ts';

/** The decision that a model is about: the last that no other needs. Files have them in any order. */
export function topDecision(decisions: readonly DecisionFacts[]): DecisionFacts | undefined {
  const needed = new Set(decisions.flatMap(({ requires }) => requires));
  return decisions.findLast(({ id }) => !needed.has(id)) ?? decisions.at(-1);
}
