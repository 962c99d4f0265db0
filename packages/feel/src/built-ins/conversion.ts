import { FeelDate, makeDate } from '../values/date.ts';
import { FeelDateTime } from '../values/date-time.ts';
import type { DaysDuration } from '../values/duration.ts';
import { makeMonthsDuration } from '../values/duration.ts';
import { exact, parseNumber } from '../values/number.ts';
import {
  isOffset,
  makeTime,
  parseDate,
  parseDateTime,
  parseDuration,
  parseTime,
} from '../values/temporal-text.ts';
import { describe, textBytes, valueText } from '../values/text.ts';
import { FeelTime, nanosPerSecond } from '../values/time.ts';
import type { FeelNumber, FeelValue } from '../values/value.ts';
import {
  any,
  type BuiltIn,
  builtIn,
  type Call,
  dateOrDateTime,
  daysDuration,
  form,
  number,
  optional,
  text,
  time,
  whole,
} from './built-in.ts';

export const conversionBuiltIns: readonly BuiltIn[] = [
  builtIn(
    'string',
    form([any('from')], ([from], call) => {
      if (from === null) return null;
      const result = valueText(from, call.run);
      call.run.allocate(textBytes(result));
      return result;
    }),
  ),
  builtIn(
    'number',
    form([text('from')], ([from], call) => toNumber(from, undefined, undefined, call)),
    form(
      [text('from'), optional(text('grouping separator')), optional(text('decimal separator'))],
      ([from, grouping, decimal], call) => toNumber(from, grouping, decimal, call),
    ),
  ),
  builtIn(
    'date',
    form([any('from')], ([from], call) => toDate(from, call)),
    form(
      [whole('year'), whole('month'), whole('day')],
      ([year, month, day], call) =>
        makeDate(year, month, day) ?? call.fail(`There is no date ${year}-${month}-${day}.`),
    ),
  ),
  builtIn(
    'time',
    form([any('from')], ([from], call) => toTime(from, call)),
    form(
      [whole('hour'), whole('minute'), number('second'), optional(daysDuration('offset'))],
      ([hour, minute, second, offset], call) => timeOf(hour, minute, second, offset, call),
    ),
  ),
  builtIn(
    'date and time',
    form([any('from')], ([from], call) => toDateTime(from, call)),
    form([dateOrDateTime('date'), time('time')], ([date, clock]) => {
      const day = date instanceof FeelDate ? date : date.date;
      return new FeelDateTime(day, clock.hour, clock.minute, clock.second, clock.nano, clock.place);
    }),
  ),
  builtIn(
    'duration',
    form(
      [text('from')],
      ([from], call) => parseDuration(from) ?? invalid(from, 'duration', 'P1DT2H or P1Y6M', call),
    ),
  ),
  builtIn(
    'years and months duration',
    form([dateOrDateTime('from'), dateOrDateTime('to')], ([from, to]) =>
      makeMonthsDuration(monthsBetween(dayOf(from), dayOf(to))),
    ),
  ),
];

const separators = ['.', ',', ' '];

/** DMN 1.5, table 68: grouping by blank, comma or dot; decimals after comma or dot; the two must differ. */
function toNumber(
  from: string,
  grouping: string | undefined,
  decimal: string | undefined,
  call: Call,
): FeelValue {
  if (grouping !== undefined && !separators.includes(grouping)) {
    return call.fail('The grouping separator of number must be a dot, a comma or a blank.');
  }
  if (decimal !== undefined && decimal !== '.' && decimal !== ',') {
    return call.fail('The decimal separator of number must be a dot or a comma.');
  }
  if (grouping !== undefined && grouping === decimal) {
    return call.fail('The two separators of number must differ.');
  }
  const bare = grouping === undefined ? from : from.replaceAll(grouping, '');
  const digits = decimal === undefined ? bare : bare.replace(decimal, '.');
  if (!/^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/.test(digits) || digits.length > 10_000) {
    return invalid(from, 'number', '1234.5', call);
  }
  return parseNumber(digits.replace(/^\+/, ''));
}

function toDate(from: FeelValue, call: Call): FeelValue {
  if (from instanceof FeelDate) return from;
  if (from instanceof FeelDateTime) return from.date;
  if (typeof from !== 'string') return unfit('date', from, call);
  return parseDate(from) ?? invalid(from, 'date', '2026-11-19', call);
}

function toTime(from: FeelValue, call: Call): FeelValue {
  if (from instanceof FeelTime) return from;
  if (from instanceof FeelDateTime)
    return new FeelTime(from.hour, from.minute, from.second, from.nano, from.place);
  if (from instanceof FeelDate) return new FeelTime(0, 0, 0, 0, 0);
  if (typeof from !== 'string') return unfit('time', from, call);
  return parseTime(from) ?? invalid(from, 'time', '09:14:00 or 09:14:00+01:00', call);
}

function toDateTime(from: FeelValue, call: Call): FeelValue {
  if (from instanceof FeelDateTime) return from;
  if (from instanceof FeelDate) return new FeelDateTime(from, 0, 0, 0, 0, undefined);
  if (typeof from !== 'string') return unfit('date and time', from, call);
  return parseDateTime(from) ?? invalid(from, 'date and time', '2026-11-19T09:14:00Z', call);
}

function timeOf(
  hour: number,
  minute: number,
  second: FeelNumber,
  offset: DaysDuration | undefined,
  call: Call,
): FeelValue {
  const decimal = exact(second);
  const wholeSecond = decimal.floor();
  const nano = decimal.minus(wholeSecond).times(nanosPerSecond).floor().toNumber();
  const place = offset === undefined ? undefined : Number(offset.nanos / BigInt(nanosPerSecond));
  if (place !== undefined && !isOffset(place)) return call.fail('An offset lies between -PT18H and PT18H.');
  const made = hour < 24 ? makeTime(hour, minute, wholeSecond.toNumber(), nano, place) : null;
  return made ?? call.fail(`There is no time ${hour}:${minute}:${valueText(second)}.`);
}

function dayOf(value: FeelDate | FeelDateTime): FeelDate {
  return value instanceof FeelDate ? value : value.date;
}

/** Whole months from one date to another; times of day play no role. */
function monthsBetween(from: FeelDate, to: FeelDate): number {
  const months = (to.year - from.year) * 12 + (to.month - from.month);
  if (months > 0 && to.day < from.day) return months - 1;
  return months < 0 && to.day > from.day ? months + 1 : months;
}

function invalid(from: string, kind: string, example: string, call: Call): null {
  return call.fail(`'${from}' is no ${kind}.`, `Write it as in ${example}.`);
}

function unfit(kind: string, from: FeelValue, call: Call): null {
  return call.fail(`A ${kind} cannot be made from ${describe(from)}.`);
}
