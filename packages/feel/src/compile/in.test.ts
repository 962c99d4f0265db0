import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileUnaryTests } from '../expression.ts';
import { meets, result } from '../testing.ts';

interface Sample {
  readonly text: string;
  readonly holds: (value: number) => boolean;
}

const small = fc.integer({ min: 0, max: 6 });
const ranges: fc.Arbitrary<Sample> = fc
  .tuple(small, small, fc.constantFrom('[', '(', ']'), fc.constantFrom(']', ')', '['))
  .map(([start, end, open, close]) => ({
    text: `${open}${start}..${end}${close}`,
    holds: (value) =>
      (open === '[' ? value >= start : value > start) && (close === ']' ? value <= end : value < end),
  }));
const operators: fc.Arbitrary<Sample> = fc.oneof(
  small.map((n) => ({ text: `< ${n}`, holds: (value: number) => value < n })),
  small.map((n) => ({ text: `>= ${n}`, holds: (value: number) => value >= n })),
  small.map((n) => ({ text: `!= ${n}`, holds: (value: number) => value !== n })),
  small.map((n) => ({ text: `${n}`, holds: (value: number) => value === n })),
);
const tests = fc.oneof(ranges, operators);

describe('in', () => {
  it('binds tighter than and and or, for every pair of tests', () => {
    fc.assert(
      fc.property(small, small, tests, tests, fc.constantFrom('and', 'or'), (a, b, first, second, word) => {
        const both = result(`a in ${first.text} ${word} b in ${second.text}`, { a, b });
        const expected =
          word === 'and' ? first.holds(a) && second.holds(b) : first.holds(a) || second.holds(b);
        expect(both).toBe(expected);
      }),
      { numRuns: 500 },
    );
  });

  it('holds when one of several tests does, in an expression and in a cell', () => {
    fc.assert(
      fc.property(small, fc.array(tests, { minLength: 1, maxLength: 4 }), (value, list) => {
        const text = list.map((test) => test.text).join(', ');
        const expected = list.some((test) => test.holds(value));
        expect(result(`x in (${text})`, { x: value })).toBe(expected);
        expect(meets(value, text)).toBe(expected);
        expect(meets(value, `not(${text})`)).toBe(!expected);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['"b" in ["a", "b"]', true],
    ['2 in [[1..3], 7]', true],
    ['@"2026-05-05" in [@"2026-01-01"..@"2026-12-31"]', true],
    ['[1] in [[1], [2]]', true],
    ['"x" in [1..5]', null],
    ['5 in (null..10]', null],
    ['3 in (1 + 1)', false],
    ['3 in (1 + 1) + 1', true],
    ['null in [1..10]', null],
  ])('%s is %j', (source, expected) => {
    expect(result(source)).toBe(expected);
  });
});

describe('a cell', () => {
  it.each([
    [5, '-', true],
    [null, '-', true],
    ['gold', '"silver", "gold"', true],
    [5, '? > 3 and ? < 10', true],
    [5, '< limit', true],
    [5, 'limits', true],
    [true, 'flag', true],
    [false, 'flag', false],
    [12.5, '[10..12.5]', true],
    [12.51, '[10..12.5]', false],
    [null, 'null', true],
    [null, '< 5', null],
    [5, '> missing', null],
    [5, '<= missing', null],
    ['5', '< 6', null],
    [-5, '-5', true],
  ])('given %j, %s is %j', (input, cell, expected) => {
    expect(meets(input, cell, { limit: 6, limits: [4, 5], flag: true, missing: null })).toBe(expected);
  });
});

it.each(['not 5', 'not "gold"', 'not [1..5]', 'not < 5', 'not @"2026-01-01"'])(
  'refuses the cell %s, which looks like a name or a comparison and is meant as not()',
  (cell) => {
    const compiled = compileUnaryTests(cell);
    expect(compiled.ok ? [] : compiled.errors).toMatchObject([
      { sentence: 'What not excludes stands in parentheses.', mend: 'Write it as not(...).', column: 5 },
    ]);
  },
);

it('leaves names that begin with not alone', () => {
  expect(meets(3, 'not due', { 'not due': 3 })).toBe(true);
  expect(meets(3, 'not(4)')).toBe(true);
  expect(meets(false, 'not(true) and true', {})).toBe(true);
});
