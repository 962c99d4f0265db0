import { Decimal } from 'decimal.js';
import type { FeelNumber, FeelValue } from './value.ts';

/** IEEE 754 decimal128 as FEEL asks for (DMN 1.5, 10.3.2.3.1): 34 digits, half even, exponents -6143..6144. */
const precision = 34;
export const Exact = Decimal.clone({
  precision,
  rounding: Decimal.ROUND_HALF_EVEN,
  modulo: Decimal.ROUND_FLOOR,
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
  if (interrupted) restoreRounding();
  return typeof value === 'number' ? new Exact(value) : value;
}

let interrupted = false;

/**
 * Powers, roots and the like: decimal.js changes its rounding for all while it computes them, and leaves it changed
 * when the host's stack ends in the middle.
 */
export function roundedAfter(work: () => Decimal): Decimal {
  interrupted = true;
  const result = work();
  interrupted = false;
  return result;
}

function restoreRounding(): void {
  Exact.set({ precision });
  // Any root switches rounding on again.
  new Exact(2).sqrt();
  interrupted = false;
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
  // Every decimal of 15 digits has a double of its own.
  if (text.length <= 15 && /^\d+(?:\.\d+)?$/.test(text)) return Number(text);
  const value = new Exact(text).toSignificantDigits(34);
  const quick = value.toNumber();
  return value.isFinite() && value.precision() <= 15 && exact(quick).equals(value)
    ? quick + 0
    : settle(value);
}

export function add(a: FeelNumber, b: FeelNumber): FeelNumber | null {
  if (typeof a === 'number' && typeof b === 'number') {
    const quick = addScaled(a, b);
    if (quick !== undefined) return quick;
  }
  return settle(exact(a).plus(exact(b)));
}

/** The same as adding the numbers one by one, but faster. */
export function sum(numbers: readonly FeelNumber[]): FeelNumber | null {
  let whole = 0;
  for (let at = 0; at < numbers.length; at++) {
    const number = numbers[at] as FeelNumber;
    whole += typeof number === 'number' ? scaled(number) : Number.NaN;
    if (!(Math.abs(whole) < greatest)) return sumOneByOne(numbers);
  }
  return whole / few + 0;
}

function sumOneByOne(numbers: readonly FeelNumber[]): FeelNumber | null {
  let result: FeelNumber | null = 0;
  for (const number of numbers) result = result === null ? null : add(result, number);
  return result;
}

export function subtract(a: FeelNumber, b: FeelNumber): FeelNumber | null {
  if (typeof a === 'number' && typeof b === 'number') {
    const quick = addScaled(a, -b);
    if (quick !== undefined) return quick;
  }
  return settle(exact(a).minus(exact(b)));
}

export function multiply(a: FeelNumber, b: FeelNumber): FeelNumber | null {
  if (typeof a === 'number' && typeof b === 'number') {
    const quick = multiplyScaled(a, b);
    if (quick !== undefined) return quick;
  }
  return settle(exact(a).times(exact(b)));
}

/** Null when dividing by zero. */
export function divide(a: FeelNumber, b: FeelNumber): FeelNumber | null {
  if (typeof a === 'number' && typeof b === 'number' && b !== 0) {
    const quotient = a / b;
    // A quotient with few digits is exact when it leads back to the dividend.
    if (multiplyScaled(quotient, b) === a) return quotient + 0;
  }
  const divisor = exact(b);
  return divisor.isZero() ? null : settle(exact(a).dividedBy(divisor));
}

export function power(a: FeelNumber, b: FeelNumber): FeelNumber | null {
  const base = exact(a);
  const exponent = exact(b);
  return settle(roundedAfter(() => base.pow(exponent)));
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
  if (Number.isSafeInteger(value)) return String(value);
  const decimal = exact(value);
  return Math.abs(decimal.e) > 40 ? spreadOut(decimal) : decimal.toString();
}

/** Thousands of noughts at once; decimal.js adds them one by one, which takes a hundred times the memory. */
function spreadOut(value: Decimal): string {
  const [digits, exponent] = value.abs().toExponential().replace('.', '').split('e') as [string, string];
  const e = Number(exponent);
  const text = e < 0 ? `0.${'0'.repeat(-e - 1)}${digits}` : digits.padEnd(e + 1, '0');
  return value.isNegative() ? `-${text}` : text;
}

/*
 * Numbers with few decimals are computed as whole multiples of a power of ten. Below 10^15 every decimal of 15 digits
 * has a double of its own, so dividing the whole result by that power gives exactly the double that stands for it.
 */

const mostDecimals = 8;
/** Of ten, up to those of a product. */
const powers = Array.from({ length: 2 * mostDecimals + 1 }, (_, count) => Number(`1e${count}`));
const greatest = 1e15;
/** Most numbers have four decimals or fewer, most others eight. */
const few = 1e4;
const many = 1e8;

/** A number as a whole multiple of 1 / `parts`; NaN when it is none, or too large. */
function scaled(value: number, parts = few): number {
  const whole = Math.round(value * parts);
  return whole / parts === value && Math.abs(whole) < greatest ? whole : Number.NaN;
}

/** How many decimals a number has; -1 when more than eight, or too large. */
function decimalsOf(value: number): number {
  for (let count = 0; count <= mostDecimals; count++) {
    const power = powers[count] as number;
    const whole = Math.round(value * power);
    if (whole / power === value) return Math.abs(whole) < greatest ? count : -1;
  }
  return -1;
}

/** Undefined where only 34 digits give the exact sum. */
export function addScaled(a: number, b: number): number | undefined {
  const quick = scaled(a) + scaled(b);
  if (Math.abs(quick) < greatest) return quick / few + 0;
  const finer = scaled(a, many) + scaled(b, many);
  return Math.abs(finer) < greatest ? finer / many + 0 : undefined;
}

/** Undefined where only 34 digits give the exact product. */
export function multiplyScaled(a: number, b: number): number | undefined {
  const quick = scaled(a) * scaled(b);
  if (Math.abs(quick) < greatest) return quick / (few * few) + 0;
  const decimalsA = decimalsOf(a);
  const decimalsB = decimalsOf(b);
  if (decimalsA < 0 || decimalsB < 0) return undefined;
  const product =
    Math.round(a * (powers[decimalsA] as number)) * Math.round(b * (powers[decimalsB] as number));
  return Math.abs(product) < greatest ? product / (powers[decimalsA + decimalsB] as number) + 0 : undefined;
}
