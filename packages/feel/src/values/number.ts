import { Decimal } from 'decimal.js';
import type { FeelNumber, FeelValue } from './value.ts';

/** IEEE 754 decimal128 as FEEL asks for (DMN 1.5, 10.3.2.3.1): 34 digits, half even, exponents -6143..6144. */
export const Exact = Decimal.clone({
  precision: 34,
  rounding: Decimal.ROUND_HALF_EVEN,
  minE: -6176,
  maxE: 6144,
  toExpNeg: -9e15,
  toExpPos: 9e15,
});

export function isNumber(value: FeelValue): value is FeelNumber {
  return typeof value === 'number' || value instanceof Decimal;
}

/** The exact decimal of a number: a JavaScript number means its shortest text. */
export function exact(value: FeelNumber): Decimal {
  return typeof value === 'number' ? new Exact(value) : value;
}

/** Whole results go back to JavaScript numbers; what is not finite is no FEEL number. */
export function settle(value: Decimal): FeelNumber | null {
  if (!value.isFinite()) return null;
  if (value.e > 15 || !value.isInteger()) return value;
  const whole = value.toNumber();
  return Number.isSafeInteger(whole) ? whole + 0 : value;
}

/** A number from digits as they are written; null when out of range. */
export function parseNumber(text: string): FeelNumber | null {
  const quick = Number(text);
  if (Number.isSafeInteger(quick) && /^-?\d{1,15}$/.test(text)) return quick + 0;
  return settle(new Exact(text));
}

export function add(a: FeelNumber, b: FeelNumber): FeelNumber | null {
  if (Number.isSafeInteger(a) && Number.isSafeInteger(b)) {
    const sum = (a as number) + (b as number);
    if (Number.isSafeInteger(sum)) return sum;
  }
  return settle(exact(a).plus(exact(b)));
}

export function subtract(a: FeelNumber, b: FeelNumber): FeelNumber | null {
  if (Number.isSafeInteger(a) && Number.isSafeInteger(b)) {
    const difference = (a as number) - (b as number);
    if (Number.isSafeInteger(difference)) return difference;
  }
  return settle(exact(a).minus(exact(b)));
}

export function multiply(a: FeelNumber, b: FeelNumber): FeelNumber | null {
  if (Number.isSafeInteger(a) && Number.isSafeInteger(b)) {
    const product = (a as number) * (b as number);
    if (Number.isSafeInteger(product)) return product + 0;
  }
  return settle(exact(a).times(exact(b)));
}

/** Null when dividing by zero. */
export function divide(a: FeelNumber, b: FeelNumber): FeelNumber | null {
  if (Number.isSafeInteger(a) && Number.isSafeInteger(b) && b !== 0) {
    const quotient = (a as number) / (b as number);
    if (Number.isSafeInteger(quotient)) return quotient + 0;
  }
  const divisor = exact(b);
  return divisor.isZero() ? null : settle(exact(a).dividedBy(divisor));
}

export function power(a: FeelNumber, b: FeelNumber): FeelNumber | null {
  return settle(exact(a).pow(exact(b)));
}

export function negate(a: FeelNumber): FeelNumber {
  return typeof a === 'number' ? 0 - a : (settle(a.negated()) as FeelNumber);
}

/**
 * Negative, zero or positive. Two JavaScript numbers order as their shortest texts do, so no decimals are needed.
 */
export function compareNumbers(a: FeelNumber, b: FeelNumber): number {
  if (typeof a === 'number' && typeof b === 'number') return a < b ? -1 : a > b ? 1 : 0;
  return exact(a).comparedTo(exact(b));
}

/** The whole number of a value that is one and safe, else undefined; for positions, counts and scales. */
export function wholeNumber(value: FeelNumber): number | undefined {
  const number = typeof value === 'number' ? value : value.toNumber();
  return Number.isSafeInteger(number) && compareNumbers(number, value) === 0 ? number : undefined;
}

/** Decimal notation without exponent, as `string(1e3)` gives "1000". */
export function numberText(value: FeelNumber): string {
  return Number.isSafeInteger(value) ? String(value) : exact(value).toString();
}
