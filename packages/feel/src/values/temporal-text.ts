import { dateFromEpochDay, type FeelDate, makeDate } from './date.ts';
import { FeelDateTime } from './date-time.ts';
import { type DaysDuration, type MonthsDuration, makeDaysDuration, makeMonthsDuration } from './duration.ts';
import { FeelTime, nanosPerSecond, type Place } from './time.ts';
import { isZone } from './zone.ts';

/** Reading ISO 8601 texts as FEEL's conversion functions do (DMN 1.5, 10.3.4.1); null for what is not valid. */

const dateForm = /^(-?)(\d{4}|[1-9]\d{4,8})-(\d\d)-(\d\d)$/;
const timeForm = /^(\d\d):(\d\d):(\d\d)(?:\.(\d+))?(Z|[+-]\d\d:\d\d(?::\d\d)?|@[^@]+)?$/;
const durationForm =
  /^(-?)P(?:(\d{1,20})Y)?(?:(\d{1,20})M)?(?:(\d{1,20})D)?(?:T(?=\d)(?:(\d{1,20})H)?(?:(\d{1,20})M)?(?:(\d{1,20})(?:\.(\d*))?S)?)?$/;

export function parseDate(text: string): FeelDate | null {
  const parts = dateForm.exec(text);
  if (parts === null) return null;
  const year = Number(parts[2]);
  return makeDate(parts[1] === '-' ? 0 - year : year, Number(parts[3]), Number(parts[4]));
}

export function parseTime(text: string): FeelTime | null {
  const parts = timeForm.exec(text);
  if (parts === null) return null;
  const place = parsePlace(parts[5]);
  const time = makeTime(
    Number(parts[1]),
    Number(parts[2]),
    Number(parts[3]),
    nanosOf(parts[4]),
    place ?? undefined,
  );
  if (place === null || time === null) return null;
  return time.hour === 24 ? new FeelTime(0, 0, 0, 0, time.place) : time;
}

/** A date alone is taken at midnight. */
export function parseDateTime(text: string): FeelDateTime | null {
  const at = text.indexOf('T');
  const date = parseDate(at < 0 ? text : text.slice(0, at));
  if (date === null) return null;
  if (at < 0) return new FeelDateTime(date, 0, 0, 0, 0, undefined);
  const time = parseTime(text.slice(at + 1));
  if (time === null) return null;
  // 24:00:00 is the next day's midnight.
  const day = text.startsWith('T24', at) ? dateFromEpochDay(date.epochDay + 1) : date;
  return day && new FeelDateTime(day, time.hour, time.minute, time.second, time.nano, time.place);
}

export function parseDuration(text: string): DaysDuration | MonthsDuration | null {
  const parts = durationForm.exec(text);
  if (parts === null || !parts.slice(2, 8).some((part) => part !== undefined)) return null;
  const negative = parts[1] === '-';
  const months = parts[2] !== undefined || parts[3] !== undefined;
  const days = parts.slice(4, 8).some((part) => part !== undefined);
  if (months && days) return null;
  if (months) {
    const total = Number(parts[2] ?? 0) * 12 + Number(parts[3] ?? 0);
    return makeMonthsDuration(negative ? -total : total);
  }
  const nanos = daysNanos(parts);
  return makeDaysDuration(negative ? -nanos : nanos);
}

/** What `@"..."` means: whichever of date, date and time, time or duration the text is. */
export function parseTemporal(text: string) {
  if (/^-?P/.test(text)) return parseDuration(text);
  if (/^-?\d+-\d+-\d+T/.test(text)) return parseDateTime(text);
  return parseDate(text) ?? parseTime(text);
}

/** Checks the parts; hour 24 is allowed for 24:00:00 alone. */
export function makeTime(
  hour: number,
  minute: number,
  second: number,
  nano: number,
  place: Place,
): FeelTime | null {
  const fits = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
  const midnight = hour === 24 && minute === 0 && second === 0 && nano === 0;
  return fits || midnight ? new FeelTime(hour, minute, second, nano, place) : null;
}

/** Offsets reach from -18:00 to +18:00. */
export function isOffset(seconds: number): boolean {
  return Math.abs(seconds) <= 18 * 3600;
}

/** Undefined for a local time, null for an offset or zone that does not exist. */
function parsePlace(text: string | undefined): Place | null {
  if (text === undefined) return undefined;
  if (text === 'Z') return 0;
  if (text.startsWith('@')) return isZone(text.slice(1)) ? text.slice(1) : null;
  const [hours = 0, minutes = 0, seconds = 0] = text.slice(1).split(':').map(Number);
  const offset = hours * 3600 + minutes * 60 + seconds;
  if (minutes > 59 || seconds > 59 || !isOffset(offset)) return null;
  return text.startsWith('-') ? 0 - offset : offset;
}

/** Digits beyond the ninth are cut. */
function nanosOf(fraction: string | undefined): number {
  return fraction === undefined ? 0 : Number(fraction.slice(0, 9).padEnd(9, '0'));
}

function daysNanos(parts: RegExpExecArray): bigint {
  const whole = (at: number) => BigInt(parts[at] ?? 0);
  const seconds = ((whole(4) * 24n + whole(5)) * 60n + whole(6)) * 60n + whole(7);
  return seconds * BigInt(nanosPerSecond) + BigInt(nanosOf(parts[8] || undefined));
}
