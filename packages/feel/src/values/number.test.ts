import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  add,
  compareNumbers,
  divide,
  exact,
  multiply,
  numberText,
  parseNumber,
  subtract,
  sum,
} from './number.ts';
import type { FeelNumber } from './value.ts';

const Reference = Decimal.clone({
  precision: 34,
  rounding: Decimal.ROUND_HALF_EVEN,
  maxE: 6144,
  minE: -6176,
});

/** Decimals as people write them, and some of the edges where doubles round. */
const decimalText = fc.oneof(
  fc
    .tuple(fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }), fc.nat({ max: 9 }))
    .map(([digits, scale]) =>
      new Reference(digits.toString()).times(new Reference(10).pow(-scale)).toFixed(),
    ),
  fc.constantFrom(
    '0',
    '0.1',
    '0.2',
    '1.005',
    '9007199254740991',
    '9007199254740993',
    '-0.0001',
    '999999999999999',
  ),
);

describe('numbers', () => {
  it('compute like 34-digit decimals, whichever way they are held', () => {
    const operations = [
      [add, 'plus'],
      [subtract, 'minus'],
      [multiply, 'times'],
      [divide, 'dividedBy'],
    ] as const;
    fc.assert(
      fc.property(decimalText, decimalText, fc.constantFrom(...operations), (a, b, [operation, name]) => {
        fc.pre(name !== 'dividedBy' || !new Reference(b).isZero());
        const result = operation(parse(a), parse(b)) as FeelNumber;
        expect(numberText(result)).toBe(new Reference(a)[name](new Reference(b)).toFixed());
      }),
      { numRuns: 3000 },
    );
  });

  it('are summed as if one by one', () => {
    const plain = fc.tuple(fc.integer({ min: -(10 ** 15), max: 10 ** 15 }), fc.nat({ max: 9 }));
    const text = fc.oneof(
      decimalText,
      plain.map(([digits, scale]) => new Reference(digits).times(new Reference(10).pow(-scale)).toFixed()),
    );
    fc.assert(
      fc.property(fc.array(text), (texts) => {
        const exactly = texts.reduce((total, one) => total.plus(one), new Reference(0));
        expect(numberText(sum(texts.map(parse)) as FeelNumber)).toBe(exactly.toFixed());
      }),
    );
  });

  it('order like decimals', () => {
    fc.assert(
      fc.property(decimalText, decimalText, (a, b) => {
        expect(Math.sign(compareNumbers(parse(a), parse(b)))).toBe(
          new Reference(a).comparedTo(new Reference(b)),
        );
      }),
    );
  });

  it('mean their shortest text when they come from JSON', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(exact(value).toNumber()).toBe(value);
        expect(exact(value).equals(new Reference(String(value)))).toBe(true);
      }),
    );
  });

  it('have no result when dividing by zero or beyond 6144 digits', () => {
    expect(divide(1, 0)).toBeNull();
    expect(multiply(parse('1e6144'), 10)).toBeNull();
    expect(parseNumber('1e6145')).toBeNull();
  });

  it('keep 34 digits of what is written', () => {
    expect(numberText(parse('1.00000000000000000000000000000000015'))).toBe('1');
    expect(numberText(parse('123456789012345678901234567890.1234'))).toBe(
      '123456789012345678901234567890.1234',
    );
  });
});

function parse(text: string): FeelNumber {
  return parseNumber(text) as FeelNumber;
}
