import { civilFromDays, daysFromCivil, daysInMonth, isCalendarDate } from './calendar.ts';

/** A date of the proleptic Gregorian calendar, without time and zone. */
export class FeelDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;

  constructor(year: number, month: number, day: number) {
    this.year = year;
    this.month = month;
    this.day = day;
  }

  /** Days since 1970-01-01. */
  get epochDay(): number {
    return daysFromCivil(this.year, this.month, this.day);
  }

  toString(): string {
    return `${yearText(this.year)}-${twoDigits(this.month)}-${twoDigits(this.day)}`;
  }
}

/** Null when there is no such date or the year is out of range. */
export function makeDate(year: number, month: number, day: number): FeelDate | null {
  return isCalendarDate(year, month, day) ? new FeelDate(year, month, day) : null;
}

export function dateFromEpochDay(days: number): FeelDate | null {
  const { year, month, day } = civilFromDays(days);
  return makeDate(year, month, day);
}

/** The same day of another month, or that month's last day where it is shorter. */
export function addMonths(date: FeelDate, months: number): FeelDate | null {
  const index = date.year * 12 + (date.month - 1) + months;
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  return makeDate(year, month, Math.min(date.day, daysInMonth(year, month)));
}

function yearText(year: number): string {
  const digits = String(Math.abs(year)).padStart(4, '0');
  return year < 0 ? `-${digits}` : digits;
}

export function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}
