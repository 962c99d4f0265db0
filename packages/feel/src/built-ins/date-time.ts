import { daysFromCivil, weekdayOf } from '../values/calendar.ts';
import { FeelDate } from '../values/date.ts';
import { FeelDateTime } from '../values/date-time.ts';
import { same } from '../values/equal.ts';
import { kindOf } from '../values/kind.ts';
import { parseDateTime } from '../values/temporal-text.ts';
import { FeelTime } from '../values/time.ts';
import type { FeelValue } from '../values/value.ts';
import { any, type BuiltIn, builtIn, type Call, dateOrDateTime, form, optional } from './built-in.ts';

export const dateTimeBuiltIns: readonly BuiltIn[] = [
  builtIn(
    'is',
    form([any('value1'), any('value2')], ([a, b]) => is(a, b)),
    {
      ...form([optional(any('value1')), optional(any('value2'))], ([a, b]) => is(a ?? null, b ?? null)),
      byNameOnly: true,
    },
  ),
  builtIn(
    'now',
    form([], (_, call) => moment(call)),
  ),
  builtIn(
    'today',
    form([], (_, call) => moment(call)?.date ?? null),
  ),
  builtIn(
    'day of year',
    form([dateOrDateTime('date')], ([date]) => dayOfYear(dayOf(date))),
  ),
  builtIn(
    'day of week',
    form([dateOrDateTime('date')], ([date]) => weekdays[weekdayOf(dayOf(date).epochDay) - 1] as string),
  ),
  builtIn(
    'month of year',
    form([dateOrDateTime('date')], ([date]) => months[dayOf(date).month - 1] as string),
  ),
  builtIn(
    'week of year',
    form([dateOrDateTime('date')], ([date]) => weekOfYear(dayOf(date))),
  ),
];

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];

function dayOf(value: FeelDate | FeelDateTime): FeelDate {
  return value instanceof FeelDate ? value : value.date;
}

/** The moment given with the evaluation, since a pure package has no clock. */
function moment(call: Call): FeelDateTime | null {
  const { now } = call.run;
  if (now === undefined)
    return call.fail('The current moment is not known here.', 'Pass it in as a variable.');
  return (
    parseDateTime(now) ?? call.fail(`The current moment was given as '${now}', which is no date and time.`)
  );
}

/** The same value of the same kind, in the same zone: stricter than `=`. */
function is(a: FeelValue, b: FeelValue): boolean {
  if (kindOf(a) !== kindOf(b)) return false;
  if (
    (a instanceof FeelTime && b instanceof FeelTime) ||
    (a instanceof FeelDateTime && b instanceof FeelDateTime)
  ) {
    return a.toString() === b.toString();
  }
  return same(a, b);
}

function dayOfYear(date: FeelDate): number {
  return date.epochDay - daysFromCivil(date.year, 1, 1) + 1;
}

/** ISO 8601: the week of the year's first Thursday is week 1. */
function weekOfYear(date: FeelDate): number {
  const thursday = date.epochDay + 4 - weekdayOf(date.epochDay);
  const year =
    date.year +
    (thursday < daysFromCivil(date.year, 1, 1) ? -1 : thursday >= daysFromCivil(date.year + 1, 1, 1) ? 1 : 0);
  return Math.floor((thursday - daysFromCivil(year, 1, 1)) / 7) + 1;
}
