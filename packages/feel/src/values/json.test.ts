import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { result } from '../testing.ts';
import { toJson } from './json.ts';
import { parseNumber } from './number.ts';
import type { FeelValue } from './value.ts';

describe('toJson', () => {
  it('hands back JSON as it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        expect(toJson(json as FeelValue)).toBe(json);
      }),
    );
  });

  it.each([
    ['[1/3, @"2026-01-01", {d: @"P1D", deep: [@"P1M"]}]', [1 / 3, '2026-01-01', { d: 'P1D', deep: ['P1M'] }]],
    ['[1..5]', '[1..5]'],
    ['(> 5)', '> 5'],
    ['function(a, b) a + b', 'function(a, b)'],
    ['@"10:00:00+01:30"', '10:00:00+01:30'],
    ['10 ** 400', `1${'0'.repeat(400)}`],
    ['9007199254740993', 9007199254740992],
  ])('writes %s as %j', (source, expected) => {
    expect(result(source)).toEqual(expected);
  });

  it('gives decimals as the nearest double', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat({ max: 12 }), (digits, scale) => {
        const text = `${digits}e-${scale}`;
        expect(toJson(parseNumber(text))).toBe(Number(text) + 0);
      }),
    );
  });
});
