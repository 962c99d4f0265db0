import { describe, expect, it } from 'vitest';
import { evaluate, result } from './testing.ts';

/** Wrong answers that other engines of FEEL in JavaScript give, and that no conformance test sees. */
describe('what others get wrong', () => {
  it.each([
    ['0.1 + 0.2 = 0.3', true],
    ['string(1.15 * 100)', '115'],
    ['round half up(1.005, 2)', 1.01],
    ['string(9007199254740993)', '9007199254740993'],
    ['string(999999999999999999 + 1)', '1000000000000000000'],
    ['string(1 / 3)', '0.3333333333333333333333333333333333'],
    ['median([10, 2, 33])', 10],
    ['min(["b", "a"])', 'a'],
    ['min([@"2026-03-01", @"2026-01-01", @"2026-02-01"])', '2026-01-01'],
    ['max(@"10:00:00", @"09:00:00")', '10:00:00'],
    ['max([@"P1D", @"PT25H"])', 'P1DT1H'],
    ['list contains([{a: 1}], {a: 1})', true],
    ['index of([[1], [2]], [2])', [2]],
    ['distinct values([{a: 1}, {a: 1.0}])', [{ a: 1 }]],
    ['string(date("1900-01-01"))', '1900-01-01'],
    ['@"1900-01-01" instance of date', true],
    ['@"2026-01-01T00:00:00Z" instance of date', false],
    ['string(@"2026-01-01T00:00:00Z")', '2026-01-01T00:00:00Z'],
    ['duration("P200D") = duration("P201D")', false],
    ['if "x" then 1 else 2', null],
    ['some x in [1, 2] satisfies "a"', null],
    ['every x in [1, 2] satisfies "a"', null],
  ])('%s is %j', (source, expected) => {
    expect(result(source)).toEqual(expected);
  });

  it('in binds tighter than and', () => {
    const context = { age: 50, tenure: 7 };
    expect(result('age in [5..100] and tenure in [5..10)', context)).toBe(true);
    expect(result('age in [5..100] and tenure in [8..10)', context)).toBe(false);
  });

  it('a value of the wrong kind is named', () => {
    expect(evaluate('age > 18', { age: '42' })).toEqual({
      value: null,
      sentences: ["age is text '42', a number was expected."],
    });
    expect(evaluate('if name then 1 else 2', { name: 'x' }).sentences).toEqual([
      "name is text 'x', true or false was expected.",
    ]);
  });
});
