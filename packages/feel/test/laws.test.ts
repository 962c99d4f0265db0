import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { result } from '../src/testing.ts';
import type { Json } from '../src/values/value.ts';

/** A decimal as digits and how many of them stand after the point. */
interface Digits {
  readonly digits: bigint;
  readonly scale: number;
}

const decimal: fc.Arbitrary<Digits> = fc.record({
  digits: fc.oneof(
    fc.bigInt({ min: -(10n ** 34n) + 1n, max: 10n ** 34n - 1n }),
    fc.bigInt({ min: -999n, max: 999n }),
  ),
  scale: fc.nat({ max: 20 }),
});

function written({ digits, scale }: Digits): string {
  const text = String(digits < 0n ? -digits : digits).padStart(scale + 1, '0');
  const whole = text.slice(0, text.length - scale);
  const fraction = text.slice(text.length - scale).replace(/0+$/, '');
  const sign = digits < 0n ? '-' : '';
  return fraction === '' ? `${whole === '0' ? '' : sign}${whole}` : `${sign}${whole}.${fraction}`;
}

/** To 34 digits, halves to the even neighbour; only whole numbers are used. */
function rounded({ digits, scale }: Digits): Digits {
  const size = digits < 0n ? -digits : digits;
  const excess = String(size).length - 34;
  if (excess <= 0) return { digits, scale };
  const unit = 10n ** BigInt(excess);
  const [kept, rest] = [size / unit, size % unit];
  const up = rest * 2n > unit || (rest * 2n === unit && kept % 2n === 1n);
  const result = (up ? kept + 1n : kept) * (digits < 0n ? -1n : 1n);
  if (scale >= excess) return rounded({ digits: result, scale: scale - excess });
  return { digits: result * 10n ** BigInt(excess - scale), scale: 0 };
}

function aligned(a: Digits, b: Digits): readonly [bigint, bigint, number] {
  const scale = Math.max(a.scale, b.scale);
  return [a.digits * 10n ** BigInt(scale - a.scale), b.digits * 10n ** BigInt(scale - b.scale), scale];
}

/** A quotient with so many digits that the last one stands for all that follow. */
function quotient(a: Digits, b: Digits): Digits {
  const more = 120;
  const top = a.digits * 10n ** BigInt(more);
  const whole = top / b.digits;
  const sticky = top % b.digits === 0n ? 0n : top < 0n !== b.digits < 0n ? -1n : 1n;
  return { digits: whole * 10n + sticky, scale: a.scale - b.scale + more + 1 };
}

describe('decimals', () => {
  it('compute as whole numbers do on paper, to 34 digits', () => {
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        const [left, right, scale] = aligned(a, b);
        const expected: Record<string, Digits | null> = {
          '+': { digits: left + right, scale },
          '-': { digits: left - right, scale },
          '*': { digits: a.digits * b.digits, scale: a.scale + b.scale },
          '/': b.digits === 0n ? null : quotient(a, b),
        };
        for (const [operator, exact] of Object.entries(expected)) {
          const source = `string((${written(a)}) ${operator} (${written(b)}))`;
          expect([source, result(source)]).toEqual([source, exact && written(rounded(exact))]);
        }
        expect(result(`(${written(a)}) < (${written(b)})`)).toBe(left < right);
        expect(result(`(${written(a)}) = (${written(b)})`)).toBe(left === right);
      }),
      { numRuns: 2_000 },
    );
  });

  it('are rounded as asked', () => {
    fc.assert(
      fc.property(decimal, fc.integer({ min: 0, max: 12 }), (value, scale) => {
        const text = written(value);
        const [down, up] = [`round down(${text}, ${scale})`, `round up(${text}, ${scale})`];
        const unit = `10 ** -${scale}`;
        expect(result(`abs(${down}) <= abs(${text}) and abs(${text}) - abs(${down}) < ${unit}`)).toBe(true);
        expect(result(`abs(${up}) >= abs(${text})`)).toBe(true);
        expect(result(`floor(${text}, ${scale}) <= ${text} and ceiling(${text}, ${scale}) >= ${text}`)).toBe(
          true,
        );
        for (const name of ['decimal', 'round half up', 'round half down']) {
          expect(result(`${name}(${text}, ${scale}) in (${down}, ${up})`)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});

/** Values of one ordered kind each, as FEEL. */
const ordered = fc.constantFrom(
  ['0', '1', '-1', '0.5', '1.0', '1e3', '0.50000000000000000001'],
  ['""', '"a"', '"b"', '"aa"', '"🐎"', '"～"', '"Z"'],
  ['@"2026-01-01"', '@"2025-12-31"', '@"-0001-01-01"', '@"12026-01-01"'],
  ['@"10:00:00"', '@"00:00:00"', '@"23:59:59"'],
  ['@"2026-01-01T00:00:00Z"', '@"2026-01-01T00:30:00+01:00"', '@"2026-01-01T00:00:00@Europe/Berlin"'],
  ['@"P1D"', '@"PT24H"', '@"-PT1S"', '@"PT0S"'],
  ['@"P1Y"', '@"P12M"', '@"-P1M"', '@"P0M"'],
);
const listOfOneKind = ordered.chain((values) =>
  fc.array(fc.constantFrom(...values), { minLength: 1, maxLength: 8 }),
);

describe('sorting', () => {
  it('puts values of every kind in order and loses none', () => {
    fc.assert(
      fc.property(listOfOneKind, (items) => {
        const list = `[${items.join(', ')}]`;
        const source = `{l: ${list}, s: sort(l), ordered: every i in 1..count(l) satisfies i = 1 or s[i - 1] <= s[i],
          same: every x in l satisfies count(l[item = x]) = count(s[item = x]), least: s[1] = min(l), most: s[-1] = max(l),
          byFunction: sort(l, function(a, b) a < b) = s, twice: sort(s) = s, falling: sort(l, function(a, b) a > b)[1] = s[-1]}`;
        const { l, s, ...laws } = result(source) as { readonly [name: string]: Json };
        expect([items, laws]).toEqual([
          items,
          {
            ordered: true,
            same: true,
            least: true,
            most: true,
            byFunction: true,
            twice: true,
            falling: true,
          },
        ]);
      }),
      { numRuns: 500 },
    );
  });

  it('has no answer for values of several kinds', () => {
    expect(result('sort([1, "a"])')).toBeNull();
    expect(result('sort([@"10:00:00", @"10:00:00Z"])')).toBeNull();
  });
});

describe('three values', () => {
  const truth = fc.constantFrom('true', 'false', 'null');

  it('obey the laws of logic', () => {
    fc.assert(
      fc.property(truth, truth, truth, (a, b, c) => {
        const alike = (one: string, other: string) =>
          expect([one, result(one)]).toEqual([one, result(other)]);
        alike(`${a} and ${b}`, `${b} and ${a}`);
        alike(`${a} or ${b}`, `${b} or ${a}`);
        alike(`(${a} and ${b}) and ${c}`, `${a} and (${b} and ${c})`);
        alike(`${a} and (${b} or ${c})`, `(${a} and ${b}) or (${a} and ${c})`);
        alike(`not(${a} and ${b})`, `not(${a}) or not(${b})`);
        alike(`all([${a}, ${b}, ${c}])`, `${a} and ${b} and ${c}`);
        alike(`any([${a}, ${b}, ${c}])`, `${a} or ${b} or ${c}`);
        alike(`every x in [${a}, ${b}] satisfies x`, `${a} and ${b}`);
        alike(`some x in [${a}, ${b}] satisfies x`, `${a} or ${b}`);
      }),
    );
  });
});
