import { dateFromEpochDay, type FeelDate } from './date.ts';
import { nanosPerSecond, type Place, placeText, secondsPerDay, timeText } from './time.ts';
import { localZoneOffset, zoneOffset } from './zone.ts';

/** A date with a time of day, local or at an offset or in a zone. */
export class FeelDateTime {
  readonly date: FeelDate;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly nano: number;
  readonly place: Place;

  constructor(date: FeelDate, hour: number, minute: number, second: number, nano: number, place: Place) {
    this.date = date;
    this.hour = hour;
    this.minute = minute;
    this.second = second;
    this.nano = nano;
    this.place = place;
  }

  /** Seconds since 1970-01-01T00:00:00 on the wall clock, whatever the zone. Exact up to the year 285,000,000. */
  get wallSeconds(): number {
    return this.date.epochDay * secondsPerDay + this.hour * 3600 + this.minute * 60 + this.second;
  }

  /** Seconds east of UTC, by the zone's rules where there is one; undefined for a local date and time. */
  get offset(): number | undefined {
    return typeof this.place === 'string' ? localZoneOffset(this.place, this.wallSeconds) : this.place;
  }

  /** Nanoseconds since the epoch: in UTC where the place is known, else on the wall clock. */
  get instant(): bigint {
    const day = BigInt(this.date.epochDay) * BigInt(secondsPerDay);
    const second = this.hour * 3600 + this.minute * 60 + this.second - (this.offset ?? 0);
    return (day + BigInt(second)) * BigInt(nanosPerSecond) + BigInt(this.nano);
  }

  toString(): string {
    return `${this.date}T${timeText(this.hour, this.minute, this.second, this.nano)}${placeText(this.place)}`;
  }
}

const nanosPerDay = BigInt(secondsPerDay) * BigInt(nanosPerSecond);

/** The inverse of `instant`; null when the year leaves FEEL's range. */
export function dateTimeAt(instant: bigint, place: Place): FeelDateTime | null {
  const offset = offsetOf(instant, place);
  const wall = instant + BigInt(offset) * BigInt(nanosPerSecond);
  const nanoOfDay = ((wall % nanosPerDay) + nanosPerDay) % nanosPerDay;
  const date = dateFromEpochDay(Number((wall - nanoOfDay) / nanosPerDay));
  if (date === null) return null;
  const nanos = Number(nanoOfDay);
  const secondOfDay = Math.floor(nanos / nanosPerSecond);
  const hour = Math.floor(secondOfDay / 3600);
  const minute = Math.floor(secondOfDay / 60) % 60;
  return new FeelDateTime(date, hour, minute, secondOfDay % 60, nanos % nanosPerSecond, place);
}

/** A date taken as the moment it begins in UTC, as the standard does where date and date-time meet. */
export function startOfDay(date: FeelDate): FeelDateTime {
  return new FeelDateTime(date, 0, 0, 0, 0, 0);
}

function offsetOf(instant: bigint, place: Place): number {
  if (typeof place !== 'string') return place ?? 0;
  return zoneOffset(place, Number(instant / BigInt(nanosPerSecond)));
}
