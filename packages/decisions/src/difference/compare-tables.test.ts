import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DecisionTable } from '../read/dmn.ts';
import { compareTables } from './compare-tables.ts';
import type { RuleDifference } from './difference.ts';

interface Row {
  readonly id?: string;
  readonly cells: readonly string[];
}

const cell = fc.constantFrom('1', '2', '"a"', '-');
const row = fc.record({
  id: fc.option(fc.constantFrom('r1', 'r2', 'r3', 'r4'), { nil: undefined }),
  cells: fc.array(cell, { minLength: 3, maxLength: 3 }),
});
const rows = fc.array(row, { maxLength: 7 });

test('the difference says everything: the later table follows from the earlier one and what differs', () => {
  fc.assert(
    fc.property(rows, rows, (before, after) => {
      const { rules = [] } = compareTables(tableOf(before), tableOf(after));
      expect(rebuilt(before, rules, after.length)).toEqual(after.map(({ cells }) => cells));
    }),
    { numRuns: 500 },
  );
});

test('what stays the same is never part of it', () => {
  fc.assert(
    fc.property(rows, (same) => {
      expect(compareTables(tableOf(same), tableOf(same))).toEqual({});
    }),
  );
});

function tableOf(given: readonly Row[]): DecisionTable {
  return {
    $type: 'dmn:DecisionTable',
    input: [{ inputExpression: expression('a') }, { inputExpression: expression('b') }],
    output: [{ name: 'c' }],
    rule: given.map(({ id, cells: [first = '', second = '', third = ''] }) => ({
      ...(id === undefined ? {} : { id }),
      inputEntry: [{ text: first }, { text: second }],
      outputEntry: [expression(third)],
    })),
  };
}

function expression(text: string) {
  return { $type: 'dmn:LiteralExpression', text } as const;
}

/** The later rows from the earlier ones: those not mentioned stay as they are, in their order. */
function rebuilt(before: readonly Row[], rules: readonly RuleDifference[], length: number) {
  const mentioned = new Set(rules.map((rule) => rule.before));
  const unchanged = before.filter((_, at) => !mentioned.has(at + 1)).map(({ cells }) => cells);
  const made = new Map(rules.map((rule) => [rule.after, rule]));
  return Array.from({ length }, (_, at) => {
    const rule = made.get(at + 1);
    if (rule === undefined) return unchanged.shift();
    const cells = [...(before[(rule.before ?? 0) - 1]?.cells ?? [])];
    for (const { column, after } of rule.cells) cells[column - 1] = after ?? '';
    return cells;
  });
}
