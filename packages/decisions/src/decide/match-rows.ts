import type { FeelValue } from '@throughline/feel';
import type { DecisionRun } from './decision-run.ts';
import { RowIndex } from './row-index.ts';
import { type MatchableRow, scanRows } from './scan-rows.ts';

/** The numbers (from 0) of the rows all of whose tests hold for the inputs, in order; only the first if that suffices. */
export type MatchRows = (
  inputs: readonly FeelValue[],
  run: DecisionRun,
  firstOnly: boolean,
) => readonly number[];

/** Fewer rows are gone through faster than looked up. */
const fewestIndexed = 3;

/** Goes through a table that is asked once; makes an index for one that is asked again. */
export function compileMatch(rows: readonly MatchableRow[], columns: number): MatchRows {
  let calls = 0;
  let index: RowIndex | undefined;
  return (inputs, run, firstOnly) => {
    run.spend(rows.length);
    if (index === undefined && rows.length >= fewestIndexed && calls++ > 0)
      index = new RowIndex(rows, columns);
    return index?.match(inputs, run, firstOnly) ?? scanRows(rows, inputs, run, firstOnly);
  };
}
