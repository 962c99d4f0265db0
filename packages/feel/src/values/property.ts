import { weekdayOf } from './calendar.ts';
import { FeelDate } from './date.ts';
import { FeelDateTime } from './date-time.ts';
import { DaysDuration, MonthsDuration } from './duration.ts';
import { Exact, settle } from './number.ts';
import { FeelRange } from './range.ts';
import { FeelTime, nanosPerSecond, type Place } from './time.ts';
import type { FeelValue } from './value.ts';

type Properties<Value> = Readonly<Record<string, (value: Value) => FeelValue>>;

const dateProperties: Properties<FeelDate> = {
  year: (date) => date.year,
  month: (date) => date.month,
  day: (date) => date.day,
  weekday: (date) => weekdayOf(date.epochDay),
};

const timeProperties: Properties<FeelTime | FeelDateTime> = {
  hour: (time) => time.hour,
  minute: (time) => time.minute,
  second: (time) => time.second,
  'time offset': (time) => offsetDuration(time.offset),
  timezone: (time) => zoneName(time.place),
};

const daysProperties: Properties<DaysDuration> = {
  days: (duration) => duration.days,
  hours: (duration) => duration.hours,
  minutes: (duration) => duration.minutes,
  seconds: (duration) => secondsOf(duration),
};

const monthsProperties: Properties<MonthsDuration> = {
  years: (duration) => duration.years,
  months: (duration) => duration.months,
};

const rangeProperties: Properties<FeelRange> = {
  start: (range) => range.start,
  'start included': (range) => range.startIncluded,
  end: (range) => range.end,
  'end included': (range) => range.endIncluded,
};

/** A part of a date, time, duration or range (DMN 1.5, table 65); undefined where there is no such part. */
export function propertyOf(value: FeelValue, name: string): FeelValue | undefined {
  if (value instanceof FeelDate) return read(dateProperties, value, name);
  if (value instanceof FeelDateTime)
    return read(timeProperties, value, name) ?? read(dateProperties, value.date, name);
  if (value instanceof FeelTime) return read(timeProperties, value, name);
  if (value instanceof DaysDuration) return read(daysProperties, value, name);
  if (value instanceof MonthsDuration) return read(monthsProperties, value, name);
  return value instanceof FeelRange ? read(rangeProperties, value, name) : undefined;
}

function read<Value>(properties: Properties<Value>, value: Value, name: string): FeelValue | undefined {
  return Object.hasOwn(properties, name) ? properties[name]?.(value) : undefined;
}

function offsetDuration(offset: number | undefined): FeelValue {
  return offset === undefined ? null : new DaysDuration(BigInt(offset) * BigInt(nanosPerSecond));
}

function zoneName(place: Place): FeelValue {
  return typeof place === 'string' ? place : null;
}

/** Seconds of the minute with their fraction. */
function secondsOf(duration: DaysDuration): FeelValue {
  const nanos = Number(duration.nanos % 60_000_000_000n);
  return settle(new Exact(nanos).dividedBy(nanosPerSecond));
}
