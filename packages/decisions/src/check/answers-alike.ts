import { type FeelValue, same } from '@throughline/feel';
import type { CheckedTable } from './checked-table.ts';
import type { OutputCell } from './output-column.ts';

/** Whether two rules answer alike; undefined when that cannot be told without deciding. Rules from 1. */
export function answerAlike({ outputs }: CheckedTable, one: number, other: number): boolean | undefined {
  let alike: boolean | undefined = true;
  for (const { cells } of outputs) {
    const here = cellsAlike(cells[one - 1], cells[other - 1]);
    if (here === false) return false;
    alike = alike && here;
  }
  return alike;
}

function cellsAlike(one: OutputCell | undefined, other: OutputCell | undefined): boolean | undefined {
  if (one?.text === other?.text) return true;
  const [a, b] = [one?.values, other?.values];
  if (a === undefined || b === undefined) return undefined;
  if (a.length === 1 && b.length === 1) return same(a[0] as FeelValue, b[0] as FeelValue);
  return a.some((value) => b.some((twin) => same(value, twin))) ? undefined : false;
}

/**
 * The places of a rule's answers among the output values, as PRIORITY compares them: the first column first, values
 * that are not among them last. Undefined when an answer is not a constant.
 */
export function rankOf({ outputs }: CheckedTable, rule: number): readonly number[] | undefined {
  const ranks: number[] = [];
  for (const { order, cells } of outputs) {
    if (order.length === 0) {
      ranks.push(0);
      continue;
    }
    const values = cells[rule - 1]?.values;
    if (values?.length !== 1) return undefined;
    const at = order.findIndex((value) => same(value, values[0] as FeelValue));
    ranks.push(at < 0 ? order.length : at);
  }
  return ranks;
}
