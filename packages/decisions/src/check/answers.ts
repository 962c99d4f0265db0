import type { FeelValue } from '@throughline/feel';
import type { AnalysedTable } from './analysis.ts';
import type { Answers } from './known.ts';

import type { OutputColumn } from './output-column.ts';
import { isPossible } from './possible.ts';

/**
 * The values a table can answer; undefined where they cannot be told. Null is among them when it is sure that there
 * are inputs for which no rule answers, and nothing is told when that is only likely.
 */
export function answersOf({ table, analysis }: AnalysedTable, by: string): Answers | undefined {
  if (!['UNIQUE', 'ANY', 'FIRST', 'PRIORITY'].includes(table.policy)) return undefined;
  const { outputs } = table;
  const silent = new Set([...analysis.dead, ...analysis.unreached.map(({ rule }) => rule)]);
  const gaps = outputs.some(({ otherwise }) => otherwise !== undefined) ? undefined : analysis.gaps;
  const leavesOut = gaps?.parts.some((part) => isPossible(table, part)) ?? false;
  if (gaps !== undefined && !leavesOut && (gaps.parts.length > 0 || !gaps.complete)) return undefined;
  const columns = outputs.map((output) => valuesOfColumn(output, silent, leavesOut));
  const [only] = columns;
  if (columns.length === 1) return only && { by, whole: only };
  const parts = outputs.flatMap(({ name }, at) => {
    const values = columns[at];
    return values === undefined ? [] : [[name, values] as const];
  });
  return { by, parts: new Map(parts) };
}

function valuesOfColumn(
  { cells, otherwise }: OutputColumn,
  silent: ReadonlySet<number>,
  leavesOut: boolean,
): readonly FeelValue[] | undefined {
  const speaking = cells.filter((_, at) => !silent.has(at + 1));
  const all = [...speaking, ...(otherwise === undefined ? [] : [otherwise])].map(({ values }) => values);
  if (all.some((values) => values === undefined)) return undefined;
  const values = all.flatMap((some) => some as readonly FeelValue[]);
  return leavesOut ? [...values, null] : values;
}
