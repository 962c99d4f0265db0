import { addMonths, dateFromEpochDay, FeelDate } from './date.ts';
import { dateTimeAt, FeelDateTime, startOfDay } from './date-time.ts';
import { DaysDuration, MonthsDuration, makeDaysDuration, makeMonthsDuration } from './duration.ts';
import { add, divide, Exact, exact, isNumber, multiply, negate, power, subtract } from './number.ts';
import { FeelTime, nanosPerSecond, secondsPerDay, timeOfSeconds } from './time.ts';
import type { FeelNumber, FeelValue } from './value.ts';

/*
 * The arithmetic of DMN 1.5, 10.3.2.12 to 10.3.2.14 over all kinds. Undefined: the operator has no meaning for these
 * kinds; null: it has, but the result is no FEEL value (division by zero, a year out of range).
 */

export function addValues(a: FeelValue, b: FeelValue): FeelValue | undefined {
  if (isNumber(a)) return isNumber(b) ? add(a, b) : undefined;
  if (typeof a === 'string') return typeof b === 'string' ? a + b : undefined;
  if (b instanceof DaysDuration) return shift(a, b.nanos);
  if (b instanceof MonthsDuration) return shiftMonths(a, b.total);
  if (a instanceof DaysDuration) return shift(b, a.nanos);
  if (a instanceof MonthsDuration) return shiftMonths(b, a.total);
  return undefined;
}

export function subtractValues(a: FeelValue, b: FeelValue): FeelValue | undefined {
  if (isNumber(a)) return isNumber(b) ? subtract(a, b) : undefined;
  if (b instanceof DaysDuration) return shift(a, -b.nanos);
  if (b instanceof MonthsDuration) return shiftMonths(a, -b.total);
  if (a instanceof FeelTime) return b instanceof FeelTime ? timeDifference(a, b) : undefined;
  const from = moment(b);
  const to = moment(a);
  if (from === undefined || to === undefined || (from.place === undefined) !== (to.place === undefined))
    return undefined;
  return makeDaysDuration(to.instant - from.instant);
}

export function multiplyValues(a: FeelValue, b: FeelValue): FeelValue | undefined {
  if (isNumber(a)) return isNumber(b) ? multiply(a, b) : scale(b, a);
  return isNumber(b) ? scale(a, b) : undefined;
}

export function divideValues(a: FeelValue, b: FeelValue): FeelValue | undefined {
  if (isNumber(b)) {
    if (isNumber(a)) return divide(a, b);
    if (!(a instanceof DaysDuration) && !(a instanceof MonthsDuration)) return undefined;
    return exact(b).isZero() ? null : scale(a, b, true);
  }
  if (a instanceof DaysDuration && b instanceof DaysDuration) {
    return divide(new Exact(String(a.nanos)), new Exact(String(b.nanos)));
  }
  return a instanceof MonthsDuration && b instanceof MonthsDuration ? divide(a.total, b.total) : undefined;
}

export function powerValues(a: FeelValue, b: FeelValue): FeelValue | undefined {
  return isNumber(a) && isNumber(b) ? power(a, b) : undefined;
}

export function negateValue(a: FeelValue): FeelValue | undefined {
  if (isNumber(a)) return negate(a);
  if (a instanceof DaysDuration) return new DaysDuration(-a.nanos);
  return a instanceof MonthsDuration ? new MonthsDuration(0 - a.total) : undefined;
}

const nanosPerDay = BigInt(secondsPerDay) * BigInt(nanosPerSecond);

/** Later by a duration: a date counts as the start of its day and stays a date, a time goes round the clock. */
function shift(a: FeelValue, nanos: bigint): FeelValue | undefined {
  if (a instanceof DaysDuration) return makeDaysDuration(a.nanos + nanos);
  if (a instanceof FeelDateTime) return dateTimeAt(a.instant + nanos, a.place);
  if (a instanceof FeelDate) return dateFromEpochDay(a.epochDay + floorDays(nanos));
  return a instanceof FeelTime ? shiftTime(a, nanos) : undefined;
}

function floorDays(nanos: bigint): number {
  const days = nanos / nanosPerDay;
  return Number(nanos % nanosPerDay < 0n ? days - 1n : days);
}

function shiftTime(a: FeelTime, nanos: bigint): FeelTime {
  const moved = BigInt(a.secondOfDay) * BigInt(nanosPerSecond) + BigInt(a.nano) + nanos;
  const ofDay = Number(((moved % nanosPerDay) + nanosPerDay) % nanosPerDay);
  return timeOfSeconds(Math.floor(ofDay / nanosPerSecond), ofDay % nanosPerSecond, a.place);
}

function shiftMonths(a: FeelValue, months: number): FeelValue | undefined {
  if (a instanceof MonthsDuration) return makeMonthsDuration(a.total + months);
  if (a instanceof FeelDate) return addMonths(a, months);
  if (!(a instanceof FeelDateTime)) return undefined;
  const date = addMonths(a.date, months);
  return date && new FeelDateTime(date, a.hour, a.minute, a.second, a.nano, a.place);
}

function timeDifference(a: FeelTime, b: FeelTime): DaysDuration | undefined {
  const left = a.offset;
  const right = b.offset;
  if ((left === undefined) !== (right === undefined)) return undefined;
  const seconds = a.secondOfDay - (left ?? 0) - (b.secondOfDay - (right ?? 0));
  return new DaysDuration(BigInt(seconds) * BigInt(nanosPerSecond) + BigInt(a.nano - b.nano));
}

function moment(value: FeelValue): FeelDateTime | undefined {
  if (value instanceof FeelDateTime) return value;
  return value instanceof FeelDate ? startOfDay(value) : undefined;
}

/** Parts smaller than a month or a nanosecond are cut. */
function scale(value: FeelValue, by: FeelNumber, inverse = false): FeelValue | undefined {
  const scaled = (size: string) =>
    (inverse ? wide(size).dividedBy(wide(by)) : wide(size).times(wide(by))).trunc();
  if (value instanceof DaysDuration) {
    const nanos = scaled(String(value.nanos));
    return nanos.e > 30 ? null : makeDaysDuration(BigInt(nanos.toFixed()));
  }
  return value instanceof MonthsDuration
    ? makeMonthsDuration(scaled(String(value.total)).toNumber())
    : undefined;
}

/** Nanoseconds of long durations times 34 digits need more room. */
const Wide = Exact.clone({ precision: 80 });
function wide(value: FeelNumber | string) {
  return new Wide(value);
}
