import type { Expression, FeelValue } from '@throughline/feel';
import type { DecisionRun } from './decision-run.ts';

/** A row of a table: the tests that can fail, in the order of their columns. */
export interface MatchableRow {
  readonly tests: readonly { readonly column: number; readonly test: Expression }[];
}

/** Goes through the rows, in order, and through the tests of each up to the first that fails. */
export function scanRows(
  rows: readonly MatchableRow[],
  inputs: readonly FeelValue[],
  run: DecisionRun,
  firstOnly: boolean,
): readonly number[] {
  const matched: number[] = [];
  const outer = run.input;
  for (let row = 0; row < rows.length; row++) {
    if (!holdsFrom(0, rows[row] as MatchableRow, inputs, run)) continue;
    matched.push(row);
    if (firstOnly) break;
  }
  run.input = outer;
  return matched;
}

/** Whether a row's tests hold, from one of them on. */
export function holdsFrom(
  first: number,
  { tests }: MatchableRow,
  inputs: readonly FeelValue[],
  run: DecisionRun,
): boolean {
  for (let at = first; at < tests.length; at++) {
    const { column, test } = tests[at] as MatchableRow['tests'][number];
    run.input = inputs[column] as FeelValue;
    if (test.valueIn(run) !== true) return false;
  }
  return true;
}
