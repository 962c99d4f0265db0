import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, compareText } from './compare.ts';
import { dateFromEpochDay } from './date.ts';
import { dateTimeAt } from './date-time.ts';
import { DaysDuration, MonthsDuration } from './duration.ts';
import { equal } from './equal.ts';
import { parseNumber } from './number.ts';
import { timeOfSeconds } from './time.ts';
import type { FeelValue } from './value.ts';

const small = fc.integer({ min: -3, max: 3 });
const place = fc.constantFrom(undefined, 0, 3600, 'Europe/Berlin');

/** Values close to each other, so that equal and nearly equal ones meet. */
const value: fc.Arbitrary<FeelValue> = fc.oneof(
  small,
  small.map((n) => parseNumber(`${n}.000000000000000000001`)),
  fc.constantFrom('a', 'b', 'aa', '', '\u{1F600}', '\uFF5E'),
  fc.boolean(),
  small.map((days) => dateFromEpochDay(days)),
  fc.tuple(small, place).map(([seconds, at]) => timeOfSeconds(43_200 + seconds * 1800, 0, at)),
  fc.tuple(small, place).map(([seconds, at]) => dateTimeAt(BigInt(seconds) * 1_800_000_000_000n, at)),
  small.map((nanos) => new DaysDuration(BigInt(nanos))),
  small.map((months) => new MonthsDuration(months)),
  fc.array(small, { maxLength: 2 }),
  fc.constant(null),
);

const unicode = fc.string({ unit: 'binary', maxLength: 5 });

describe('values', () => {
  it('are less, equal or greater, and the other way round', () => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        const order = compare(a, b);
        const back = compare(b, a);
        expect(order === undefined ? undefined : Math.sign(order)).toBe(
          back === undefined ? undefined : 0 - Math.sign(back),
        );
        if (order !== undefined) expect(equal(a, b)).toBe(order === 0);
      }),
      { numRuns: 2000 },
    );
  });

  it('keep their order over three', () => {
    fc.assert(
      fc.property(value, value, value, (a, b, c) => {
        const [ab, bc, ac] = [compare(a, b), compare(b, c), compare(a, c)];
        if (ab !== undefined && bc !== undefined && ab <= 0 && bc <= 0) expect(ac).toBeLessThanOrEqual(0);
      }),
      { numRuns: 3000 },
    );
  });

  it('equal themselves', () => {
    fc.assert(
      fc.property(value, (a) => {
        expect(equal(a, a)).toBe(true);
      }),
    );
  });

  it('of text are ordered by code point', () => {
    fc.assert(
      fc.property(unicode, unicode, (a, b) => {
        expect(Math.sign(compareText(a, b))).toBe(byPoints(a, b));
      }),
    );
    expect(compareText('\u{1F600}', '\uFF5E')).toBeGreaterThan(0);
  });

  it('of different kinds are neither equal nor different', () => {
    expect(equal(1, '1')).toBeUndefined();
    expect(equal([], {})).toBeUndefined();
    expect(equal(null, 0)).toBe(false);
  });
});

function byPoints(a: string, b: string): number {
  const [left, right] = [[...a], [...b]].map((points) =>
    points.map((point) => point.codePointAt(0) as number),
  );
  for (let at = 0; at < Math.min(left!.length, right!.length); at++) {
    if (left![at] !== right![at]) return Math.sign(left![at]! - right![at]!);
  }
  return Math.sign(left!.length - right!.length);
}
