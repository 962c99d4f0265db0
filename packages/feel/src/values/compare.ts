import { FeelDate } from './date.ts';
import { FeelDateTime } from './date-time.ts';
import { DaysDuration, MonthsDuration } from './duration.ts';
import { compareNumbers, isNumber } from './number.ts';
import { FeelTime, nanosPerSecond } from './time.ts';
import type { FeelValue } from './value.ts';

/**
 * The order of two values of one kind: negative, zero or positive; undefined where FEEL knows no order between them
 * (different kinds, lists, a local time beside one with an offset). Times and date-times are compared by the second,
 * as the conformance tests ask for, so that `<`, `=` and `>` exclude each other.
 */
export function compare(a: FeelValue, b: FeelValue): number | undefined {
  if (typeof a === 'number' && typeof b === 'number') return a < b ? -1 : a > b ? 1 : 0;
  if (typeof a === 'string') return typeof b === 'string' ? compareText(a, b) : undefined;
  if (isNumber(a)) return isNumber(b) ? compareNumbers(a, b) : undefined;
  if (a instanceof FeelDate) return compareDates(a, b);
  if (a instanceof FeelDateTime) return compareDateTimes(a, b);
  if (a instanceof FeelTime) return b instanceof FeelTime ? compareTimes(a, b) : undefined;
  if (a instanceof DaysDuration) return b instanceof DaysDuration ? sign(a.nanos - b.nanos) : undefined;
  if (a instanceof MonthsDuration) return b instanceof MonthsDuration ? a.total - b.total : undefined;
  return undefined;
}

/** By code point: JavaScript's own order differs where surrogates meet U+E000 to U+FFFF. */
export function compareText(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) {
    const left = a.charCodeAt(at);
    const right = b.charCodeAt(at);
    if (left !== right) return rank(left) - rank(right);
  }
  return a.length - b.length;
}

function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

function compareDates(a: FeelDate, b: FeelValue): number | undefined {
  return b instanceof FeelDate ? a.year - b.year || a.month - b.month || a.day - b.day : undefined;
}

function compareDateTimes(a: FeelDateTime, b: FeelValue): number | undefined {
  if (!(b instanceof FeelDateTime) || (a.place === undefined) !== (b.place === undefined)) return undefined;
  return sign(a.instant / bigSecond - b.instant / bigSecond);
}

function compareTimes(a: FeelTime, b: FeelTime): number | undefined {
  const left = a.offset;
  const right = b.offset;
  if ((left === undefined) !== (right === undefined)) return undefined;
  return a.secondOfDay - (left ?? 0) - (b.secondOfDay - (right ?? 0));
}

const bigSecond = BigInt(nanosPerSecond);

function sign(value: bigint): number {
  return value < 0n ? -1 : value > 0n ? 1 : 0;
}
