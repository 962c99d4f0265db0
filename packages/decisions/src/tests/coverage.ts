import type { DecisionModel } from '../decide/model.ts';
import type { Explanation } from '../explain/explanation.ts';

/** How far the tests go through one table. Rules are counted from 1. */
export interface TableCoverage {
  /** Id and name of the decision. */
  readonly decision: string;
  readonly name: string;
  /** How many there are. */
  readonly rules: number;
  /** Those that answered in at least one test, and those that never did. */
  readonly reached: readonly number[];
  readonly unreached: readonly number[];
}

/** Which rules of each table matched in any of the explanations. */
export function coverageOf(
  decisions: DecisionModel['decisions'],
  explanations: readonly Explanation[],
): readonly TableCoverage[] {
  const matched = new Map<string, Set<number>>();
  for (const { decision, rules = [] } of explanations.flat()) {
    const known = matched.get(decision) ?? new Set();
    for (const rule of rules) known.add(rule);
    matched.set(decision, known);
  }
  return decisions.flatMap(({ id, name, table }) => {
    if (table === undefined) return [];
    const all = Array.from({ length: table.rules }, (_, index) => index + 1);
    const known = matched.get(id) ?? new Set();
    const reached = all.filter((rule) => known.has(rule));
    const unreached = all.filter((rule) => !known.has(rule));
    return [{ decision: id, name, rules: table.rules, reached, unreached }];
  });
}
