import { expect, it } from 'vitest';
import type { DecisionDifference } from '../../api/decision-contract.ts';
import { differenceTable } from './difference-rows.ts';
import type { TableCells } from './table-cells.ts';

const table = (inputs: readonly string[], ...rules: readonly (readonly string[])[]): TableCells => ({
  columns: [...inputs.map((name) => ({ name, output: false })), { name: 'Answer', output: true }],
  rules,
});

const difference = (more: Partial<DecisionDifference>): DecisionDifference => ({
  ...{ decision: 'level', name: 'Level', element: 'decision', change: 'changed' },
  ...more,
});

it('shows what changed in a cell, what is new, and what is gone where it stood', () => {
  const before = table(['Sales'], ['< 4', '1'], ['-', '2'], ['> 9', '3']);
  const after = table(['Sales'], ['< 24', '1'], ['> 9', '3'], ['', '4']);
  const shown = differenceTable(
    before,
    after,
    difference({
      rules: [
        { change: 'changed', before: 1, after: 1, cells: [{ column: 1, before: '< 4', after: '< 24' }] },
        { change: 'added', after: 3, cells: [] },
        { change: 'removed', before: 2, cells: [] },
      ],
    }),
  );
  expect(shown.rows).toEqual([
    {
      change: 'changed',
      rule: 1,
      cells: [
        { before: '< 4', after: '< 24' },
        { before: '1', after: '1' },
      ],
    },
    { change: 'removed', rule: 2, cells: [{ before: '-' }, { before: '2' }] },
    {
      change: 'same',
      rule: 2,
      cells: [
        { before: '> 9', after: '> 9' },
        { before: '3', after: '3' },
      ],
    },
    { change: 'added', rule: 3, cells: [{ after: '-' }, { after: '4' }] },
  ]);
});

it('pairs columns that moved, came and went', () => {
  const before = table(['A', 'B', 'C'], ['a', 'b', 'c', '1']);
  const after = table(['D', 'B', 'A'], ['d', 'b', 'a', '1']);
  const shown = differenceTable(
    before,
    after,
    difference({
      columns: [
        { change: 'added', name: 'D', after: 1 },
        { change: 'changed', name: 'B', before: 2, after: 2 },
        { change: 'changed', name: 'A', before: 1, after: 3 },
        { change: 'removed', name: 'C', before: 3 },
      ],
    }),
  );
  expect(shown.columns.map(({ name, change }) => `${change} ${name}`)).toEqual([
    'added D',
    'changed B',
    'changed A',
    'removed C',
    'same Answer',
  ]);
  expect(shown.rows[0]?.cells).toEqual([
    { after: 'd' },
    { before: 'b', after: 'b' },
    { before: 'a', after: 'a' },
    { before: 'c' },
    { before: '1', after: '1' },
  ]);
});

it('says which number a rule had that only moved', () => {
  const before = table(['A'], ['1', 'x'], ['2', 'y']);
  const after = table(['A'], ['2', 'y'], ['1', 'x']);
  const shown = differenceTable(
    before,
    after,
    difference({ rules: [{ change: 'changed', before: 2, after: 1, cells: [] }] }),
  );
  expect(shown.rows).toMatchObject([
    { rule: 1, moved: 2, cells: [{ before: '2', after: '2' }, {}] },
    { rule: 2, change: 'same', cells: [{ before: '1', after: '1' }, {}] },
  ]);
});

it('shows a table that is new, and one that is gone', () => {
  const one = table(['A'], ['1', 'x']);
  expect(differenceTable(undefined, one, difference({ change: 'added' })).rows).toMatchObject([
    { cells: [{ after: '1' }, { after: 'x' }] },
  ]);
  expect(
    differenceTable(
      one,
      undefined,
      difference({ change: 'removed', rules: [{ change: 'removed', before: 1, cells: [] }] }),
    ).rows,
  ).toMatchObject([{ cells: [{ before: '1' }, { before: 'x' }] }]);
});
