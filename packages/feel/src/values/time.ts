import { twoDigits } from './date.ts';
import { zoneOffset } from './zone.ts';

/** Where a time or date-time is: an offset from UTC in seconds, an IANA zone, or nowhere (local). */
export type Place = number | string | undefined;

export const nanosPerSecond = 1_000_000_000;
export const secondsPerDay = 86_400;

/** A time of day. */
export class FeelTime {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly nano: number;
  readonly place: Place;

  constructor(hour: number, minute: number, second: number, nano: number, place: Place) {
    this.hour = hour;
    this.minute = minute;
    this.second = second;
    this.nano = nano;
    this.place = place;
  }

  get secondOfDay(): number {
    return this.hour * 3600 + this.minute * 60 + this.second;
  }

  /** Seconds east of UTC; a zone without a date is taken at 1970-01-01. Undefined for a local time. */
  get offset(): number | undefined {
    return typeof this.place === 'string' ? zoneOffset(this.place, this.secondOfDay) : this.place;
  }

  toString(): string {
    return timeText(this.hour, this.minute, this.second, this.nano) + placeText(this.place);
  }
}

export function timeOfSeconds(secondOfDay: number, nano: number, place: Place): FeelTime {
  const hour = Math.floor(secondOfDay / 3600);
  const minute = Math.floor((secondOfDay - hour * 3600) / 60);
  return new FeelTime(hour, minute, secondOfDay - hour * 3600 - minute * 60, nano, place);
}

export function timeText(hour: number, minute: number, second: number, nano: number): string {
  const fraction = nano === 0 ? '' : `.${String(nano).padStart(9, '0').replace(/0+$/, '')}`;
  return `${twoDigits(hour)}:${twoDigits(minute)}:${twoDigits(second)}${fraction}`;
}

export function placeText(place: Place): string {
  if (place === undefined) return '';
  if (typeof place === 'string') return `@${place}`;
  if (place === 0) return 'Z';
  const total = Math.abs(place);
  const seconds = total % 60;
  const tail = seconds === 0 ? '' : `:${twoDigits(seconds)}`;
  const hours = Math.floor(total / 3600);
  return `${place < 0 ? '-' : '+'}${twoDigits(hours)}:${twoDigits(Math.floor(total / 60) % 60)}${tail}`;
}
