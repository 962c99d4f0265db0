import { nanosPerSecond } from './time.ts';

const second = BigInt(nanosPerSecond);
const minute = 60n * second;
const hour = 60n * minute;
const day = 24n * hour;

/** A days and time duration, exact to the nanosecond. */
export class DaysDuration {
  readonly nanos: bigint;

  constructor(nanos: bigint) {
    this.nanos = nanos;
  }

  /** The parts, each with the duration's sign. */
  get days(): number {
    return Number(this.nanos / day);
  }
  get hours(): number {
    return Number((this.nanos % day) / hour);
  }
  get minutes(): number {
    return Number((this.nanos % hour) / minute);
  }
  /** Whole seconds of the minute. */
  get seconds(): number {
    return Number((this.nanos % minute) / second);
  }

  toString(): string {
    if (this.nanos === 0n) return 'PT0S';
    const size = this.nanos < 0n ? -this.nanos : this.nanos;
    const date = size >= day ? `${size / day}D` : '';
    const time =
      part((size % day) / hour, 'H') + part((size % hour) / minute, 'M') + secondsText(size % minute);
    return `${this.nanos < 0n ? '-' : ''}P${date}${time === '' ? '' : `T${time}`}`;
  }
}

/** A years and months duration. */
export class MonthsDuration {
  readonly total: number;

  constructor(total: number) {
    this.total = total;
  }

  get years(): number {
    return Math.trunc(this.total / 12) + 0;
  }
  get months(): number {
    return (this.total % 12) + 0;
  }

  toString(): string {
    if (this.total === 0) return 'P0M';
    const years = Math.abs(this.years);
    const months = Math.abs(this.months);
    return `${this.total < 0 ? '-' : ''}P${years > 0 ? `${years}Y` : ''}${months > 0 ? `${months}M` : ''}`;
  }
}

/** 2^63 nanoseconds would be 292 years; FEEL's dates span 2 * 10^9 years, so that is the limit here. */
const greatest = 2_000_000_000n * 366n * day;

/** Null when longer than the whole of FEEL's calendar. */
export function makeDaysDuration(nanos: bigint): DaysDuration | null {
  return nanos > greatest || nanos < -greatest ? null : new DaysDuration(nanos);
}

/** Null when longer than the whole of FEEL's calendar. */
export function makeMonthsDuration(total: number): MonthsDuration | null {
  return Number.isSafeInteger(total) && Math.abs(total) <= 24_000_000_000
    ? new MonthsDuration(total + 0)
    : null;
}

function part(value: bigint, unit: string): string {
  return value === 0n ? '' : `${value}${unit}`;
}

function secondsText(nanos: bigint): string {
  if (nanos === 0n) return '';
  const fraction = String(nanos % second)
    .padStart(9, '0')
    .replace(/0+$/, '');
  return `${nanos / second}${fraction === '' ? '' : `.${fraction}`}S`;
}
