import { describe, expect, it } from 'vitest';
import { compileExpression, compileUnaryTests } from '../expression.ts';
import { evaluate, result } from '../testing.ts';

describe('evaluation', () => {
  it.each([
    ['true and null', null],
    ['false and null', false],
    ['null or true', true],
    ['null or "x"', null],
    ['not(null)', null],
    ['if null then 1 else 2', 2],
    ['if "x" then 1 else 2', null],
    ['some x in [1, null] satisfies x > 0', true],
    ['every x in [1, null] satisfies x > 0', null],
    ['some x in [1, 2] satisfies "a"', null],
    ['null = null', true],
    ['1 = "1"', null],
    ['null > 1', null],
  ])('has three truth values: %s is %j', (source, expected) => {
    expect(result(source)).toBe(expected);
  });

  it.each([
    ['for i in 1..3 return i * i', [1, 4, 9]],
    ['for i in 3..1 return i', [3, 2, 1]],
    [
      'for i in [1, 2], j in 1..i return [i, j]',
      [
        [1, 1],
        [2, 1],
        [2, 2],
      ],
    ],
    ['for i in 0..4 return if i = 0 then 1 else i * partial[-1]', [1, 1, 2, 6, 24]],
    ['for i in 1..3 return partial', [[], [[]], [[], [[]]]]],
    ['for i in 1..3 return {n: count(partial), all: partial}.n', [0, 1, 2]],
    ['for d in @"2026-02-27"..@"2026-03-01" return d', ['2026-02-27', '2026-02-28', '2026-03-01']],
    ['for i in (1..4] return i', [2, 3, 4]],
    ['for f in (for i in [1, 2, 3] return function(x) x + i) return f(10)', [11, 12, 13]],
    ['[1, 2, 3, 4][item > 2]', [3, 4]],
    ['[1, 2, 3][-1]', 3],
    ['[{a: 1}, {a: 2, b: 5}][a = 2].b', [5]],
    ['[{a: [1, 2]}, {a: [3]}].a', [[1, 2], [3]]],
    ['100[1]', 100],
    ['[[1], [2, 3]][count(item) > 1]', [[2, 3]]],
    ['{a: 1, b: a + 1, c: {d: b + 1}}.c.d', 3],
    ['{twice: function(n) n * 2, r: twice(twice(3))}.r', 12],
    ['{f: function(n) if n = 0 then 1 else n * f(n - 1), r: f(10)}.r', 3628800],
    ['(function(a: number, b) a - b)(b: 1, a: 5)', 4],
    ['sort([3, 1, 2], function(x, y) x > y)', [3, 2, 1]],
    ['(function(x: number) x + 1)(["2"])', null],
    ['(function(x: number) x + 1)([2])', 3],
  ])('%s is %j', (source, expected) => {
    expect(result(source)).toEqual(expected);
  });

  it.each([
    ['1 instance of number', true],
    ['null instance of Any', false],
    ['[1, 2] instance of list<number>', true],
    ['[1, "a"] instance of list<number>', false],
    ['{a: 1, b: "x"} instance of context<a: number>', true],
    ['{b: 1} instance of context<a: number>', false],
    ['[1..5] instance of range<number>', true],
    ['@"P1D" instance of days and time duration', true],
    ['(function(a: string) 1) instance of function<string> -> Any', true],
    ['(function(a: string) 1) instance of function<number> -> Any', false],
  ])('knows types: %s is %j', (source, expected) => {
    expect(result(source)).toBe(expected);
  });

  it.each([
    ['@"2026-01-31" + @"P1M"', '2026-02-28'],
    ['@"2026-03-29T00:00:00@Europe/Berlin" + @"P1D"', '2026-03-30T01:00:00@Europe/Berlin'],
    ['@"2026-01-02T00:00:00Z" - @"2026-01-01"', 'P1D'],
    ['@"23:00:00" + @"PT2H"', '01:00:00'],
    ['2.5 * @"PT23H"', 'P2DT9H30M'],
    ['@"P10Y11M" / 2.5', 'P4Y4M'],
    ['@"P10D" / @"P4D"', 2.5],
    ['@"2026-01-01" + 1', null],
    ['@"P1Y" + @"P1D"', null],
    ['@"2026-01-01T10:00:00" - @"2026-01-01T10:00:00Z"', null],
  ])('computes with dates: %s is %j', (source, expected) => {
    expect(result(source)).toBe(expected);
  });

  it('warns where a value does not fit, and names it', () => {
    const context = { order: { lines: [{ amount: 'five' }] }, vat: null };
    expect(evaluate('order.lines[1].amount * 2', context).sentences).toEqual([
      "order.lines[1].amount is text 'five', a number was expected.",
    ]);
    expect(evaluate('vat + 1', context).sentences).toEqual(['vat is null, a number was expected.']);
    expect(evaluate('order.line', context).sentences).toEqual(['order has no line.']);
    expect(evaluate('10 / 0').sentences).toEqual(['10 / 0 divides by zero.']);
    expect(evaluate('substring(vat, 1)', context).sentences).toEqual([
      'vat is null, text for string of substring was expected.',
    ]);
  });

  it('does not change or copy what it is given', () => {
    const context = Object.freeze({ list: Object.freeze([1, 2]), deep: Object.freeze({ a: 1 }) });
    const compiled = compileExpression('{l: list, d: deep}');
    if (!compiled.ok) throw new Error('not compiled');
    const { value } = compiled.expression.evaluate(context);
    expect((value as { l: unknown }).l).toBe(context.list);
    expect((value as { d: unknown }).d).toBe(context.deep);
  });

  it('takes the moment from outside', () => {
    const options = { now: '2026-11-19T09:14:02.000Z' };
    expect(evaluate('today()', {}, options).value).toBe('2026-11-19');
    expect(evaluate('string(now())', {}, options).value).toBe('2026-11-19T09:14:02Z');
    expect(evaluate('now()').sentences).toEqual(['The current moment is not known here.']);
  });

  it('gives types by name to those who know more', () => {
    const types = new Map([['tAge', { kind: 'number' } as const]]);
    const compiled = compileExpression('x instance of tAge', { types });
    expect(compiled.ok && compiled.expression.evaluate({ x: 1 }).value).toBe(true);
  });

  it('keeps evaluations apart', () => {
    const compiled = compileUnaryTests('? > x');
    if (!compiled.ok) throw new Error('not compiled');
    expect(compiled.expression.evaluate({ x: 1 }, { input: 2 }).value).toBe(true);
    expect(compiled.expression.evaluate({ x: 3 }, { input: 2 }).value).toBe(false);
  });
});

it.each([
  [
    '(function(rate: number, name: string) name)(1, 2)',
    'name of (function(rate: number, name: string) name) is the number 2, text was expected.',
  ],
  ['{half: function(n: number) n / 2, r: half("x")}.r', "n of half is text 'x', a number was expected."],
])('blames the argument that does not fit: %s', (source, sentence) => {
  expect(evaluate(source).sentences).toEqual([sentence]);
});

it('proposes the name that was meant', () => {
  const compiled = compileExpression('amout + 1', { names: ['amount', 'region'] });
  const { warnings } = compiled.ok ? compiled.expression.evaluate({ amount: 1 }) : { warnings: [] };
  expect(warnings[0]).toMatchObject({ sentence: 'There is no amout here.', mend: 'Did you mean amount?' });
});
