import { compileUnaryTests, type FeelValue, parseDate } from '@throughline/feel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DecisionRun } from './decision-run.ts';
import { RowIndex } from './row-index.ts';
import { type MatchableRow, scanRows } from './scan-rows.ts';

const number = fc.integer({ min: -3, max: 12 }).map(String);
const text = fc.constantFrom('"a"', '"b"', '"c"');
const day = fc.integer({ min: 1, max: 9 }).map((at) => `@"2026-01-0${at}"`);

function comparing(operand: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.oneof(
    fc.tuple(fc.constantFrom('<', '<=', '>', '>='), operand).map((parts) => parts.join(' ')),
    fc
      .tuple(fc.constantFrom('[', '('), operand, operand, fc.constantFrom(']', ')'))
      .map(([open, low, high, close]) => `${open}${low}..${high}${close}`),
    operand,
    fc.tuple(operand, operand).map((pair) => pair.join(', ')),
    operand.map((one) => `not(${one})`),
  );
}

/** Cells that can be reasoned about and cells that cannot, that warn of null or look at other data. */
const odd = fc.constantFrom(
  'null',
  '? > 4',
  '? = limit',
  '> limit',
  'string(?) = "a"',
  'other',
  '? in [2..5]',
);
const numberCell = fc.oneof({ weight: 6, arbitrary: comparing(number) }, fc.constant('-'), odd);
const textCell = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.oneof(
      text,
      fc.tuple(text, text).map(String),
      text.map((one) => `not(${one})`),
    ),
  },
  fc.constant('-'),
  odd,
);
const dayCell = fc.oneof({ weight: 6, arbitrary: comparing(day) }, fc.constant('-'));
const flagCell = fc.constantFrom('true', 'false', '-', 'not(true)');
const muddled = fc.oneof(numberCell, textCell, dayCell);

const rows = fc.array(fc.tuple(numberCell, textCell, dayCell, flagCell, muddled), {
  minLength: 1,
  maxLength: 40,
});
const value: fc.Arbitrary<FeelValue> = fc.oneof(
  fc.integer({ min: -4, max: 13 }),
  fc.double({ min: 0, max: 10 }),
  fc.constantFrom<FeelValue>('a', 'b', 'd', null, true, false, Number.NaN, [1]),
  fc.integer({ min: 1, max: 9 }).map((at) => parseDate(`2026-01-0${at}`)),
);
const fitting = fc.tuple(
  fc.oneof({ weight: 5, arbitrary: fc.integer({ min: -4, max: 13 }) }, value),
  fc.oneof({ weight: 5, arbitrary: fc.constantFrom('a', 'b', 'd') }, value),
  fc.oneof(
    { weight: 5, arbitrary: fc.integer({ min: 1, max: 9 }).map((at) => parseDate(`2026-01-0${at}`)) },
    value,
  ),
  fc.oneof({ weight: 5, arbitrary: fc.boolean() }, value),
  value,
);

describe('the index of a table', () => {
  it('finds the rows, and meets the warnings, that going through all of them does', () => {
    fc.assert(
      fc.property(
        rows,
        fc.array(fitting, { minLength: 1, maxLength: 12 }),
        fc.boolean(),
        (cells, all, firstOnly) => {
          const table = cells.map(compileRow);
          const index = new RowIndex(table, 5);
          for (const inputs of all) {
            const scanning = runWithData();
            const looking = runWithData();
            const expected = scanRows(table, inputs, scanning, firstOnly);
            const found = index.match(inputs, looking, firstOnly);
            if (found === undefined) continue;
            expect(found).toEqual(expected);
            expect(looking.warnings).toEqual(scanning.warnings);
          }
        },
      ),
      { numRuns: 400 },
    );
  });

  it('serves all inputs of the kinds of its columns, and null', () => {
    const index = new RowIndex(
      [
        ['> 5', '"a"'],
        ['-', 'not("b")'],
      ].map(compileRow),
      2,
    );
    const run = runWithData();
    expect(index.match([7, 'a'], run, false)).toEqual([0, 1]);
    expect(index.match([7, 'a'], run, true)).toEqual([0]);
    expect(index.match([null, 'b'], run, false)).toEqual([]);
    expect(index.match([null, 'x'], run, false)).toEqual([1]);
    expect(index.match(['7', 'a'], run, false)).toBeUndefined();
  });

  it('finds rows beyond its first block', () => {
    const table = Array.from({ length: 1500 }, (_, at) => compileRow([`[${at}..${at + 1}]`, '-']));
    const index = new RowIndex(table, 2);
    for (const at of [0, 31, 511, 512, 1024, 1499]) {
      expect(index.match([at + 0.5, null], runWithData(), false)).toEqual([at]);
    }
    expect(index.match([512, null], runWithData(), false)).toEqual([511, 512]);
    expect(index.match([512, null], runWithData(), true)).toEqual([511]);
  });
});

function compileRow(cells: readonly string[]): MatchableRow {
  const tests = cells.flatMap((cell, column) => {
    if (cell === '-') return [];
    const compiled = compileUnaryTests(cell);
    if (!compiled.ok) throw new Error(compiled.errors[0]?.sentence);
    return [{ column, test: compiled.expression }];
  });
  return { tests };
}

function runWithData(): DecisionRun {
  const run = new DecisionRun(undefined);
  run.context = { limit: 4, other: ['a', 3] };
  return run;
}
