import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { result } from '../src/testing.ts';

/** What a library for Temporal, the coming standard of JavaScript, makes of the same dates. */
const epochDay = fc.integer({ min: -3_000_000, max: 3_000_000 });
const date = epochDay.map((days) => new Temporal.PlainDate(1970, 1, 1).add({ days }));
const months = fc.integer({ min: -30_000, max: 30_000 });
const nanos = fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n });
const zone = fc.constantFrom(
  ...['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'America/Sao_Paulo'],
);
const wallClock = fc
  .tuple(fc.integer({ min: 1972, max: 2036 }), fc.integer({ min: 0, max: 366 * 86_400 - 1 }))
  .map(([year, seconds]) => new Temporal.PlainDateTime(year, 1, 1).add({ seconds }));

/** As FEEL writes a year: Temporal has six digits and a sign where it is not of four. */
function written(value: Temporal.PlainDate): string {
  const year = String(Math.abs(value.year)).padStart(4, '0');
  const rest = `${String(value.month).padStart(2, '0')}-${String(value.day).padStart(2, '0')}`;
  return `${value.year < 0 ? '-' : ''}${year}-${rest}`;
}

describe('dates', () => {
  it('move by months as a calendar does', () => {
    fc.assert(
      fc.property(date, months, (start, by) => {
        const moved = result('date(d) + duration(by)', { d: written(start), by: duration(by, 'M') });
        expect(moved).toBe(written(start.add({ months: by })));
        const back = result('date(d) - duration(by)', { d: written(start), by: duration(by, 'M') });
        expect(back).toBe(written(start.subtract({ months: by })));
      }),
      { numRuns: 500 },
    );
  });

  it('are as many days apart', () => {
    fc.assert(
      fc.property(date, date, (a, b) => {
        const days = result('(date(a) - date(b)) / @"P1D"', { a: written(a), b: written(b) });
        expect(days).toBe(a.since(b, { largestUnit: 'days' }).days + 0);
        expect(result('date(a) < date(b)', { a: written(a), b: written(b) })).toBe(
          Temporal.PlainDate.compare(a, b) < 0,
        );
      }),
      { numRuns: 500 },
    );
  });

  it('have the same parts', () => {
    fc.assert(
      fc.property(date, (value) => {
        const source =
          'for d in [date(text)] return [d.year, d.month, d.day, d.weekday, day of year(d), week of year(d)]';
        expect(result(source, { text: written(value) })).toEqual([
          [value.year, value.month, value.day, value.dayOfWeek, value.dayOfYear, value.weekOfYear],
        ]);
      }),
      { numRuns: 500 },
    );
  });

  it('have as many whole months between them', () => {
    fc.assert(
      fc.property(date, date, (a, b) => {
        const source = 'years and months duration(date(a), date(b)) / @"P1M"';
        const found = result(source, { a: written(a), b: written(b) });
        expect(found).toBe(wholeMonths(a, b));
      }),
      { numRuns: 500 },
    );
  });
});

describe('dates and times', () => {
  it('of a zone are the same moments', () => {
    fc.assert(
      fc.property(wallClock, zone, (wall, at) => {
        const moment = wall.toZonedDateTime(at, { disambiguation: 'compatible' });
        const seconds = result('(date and time(a) - @"1970-01-01T00:00:00Z") / @"PT1S"', {
          a: `${wall.toString({ smallestUnit: 'second' })}@${at}`,
        });
        expect(seconds).toBe(moment.epochMilliseconds / 1000);
      }),
      { numRuns: 1_000 },
    );
  });

  it('of a zone move by exact time', () => {
    fc.assert(
      fc.property(wallClock, zone, nanos, (wall, at, by) => {
        const start = wall.toZonedDateTime(at, { disambiguation: 'compatible' });
        const end = start.add({
          nanoseconds: Number(by % 1_000_000_000n),
          seconds: Number(by / 1_000_000_000n),
        });
        const moved = result('string(date and time(a) + duration(by))', {
          a: `${wall.toString({ smallestUnit: 'second' })}@${at}`,
          by: durationOf(by),
        });
        expect(moved).toBe(`${trimmed(end.toPlainDateTime().toString())}@${at}`);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('durations', () => {
  it('add, scale and compare like whole nanoseconds', () => {
    fc.assert(
      fc.property(nanos, nanos, fc.integer({ min: -1000, max: 1000 }), (a, b, by) => {
        const context = { a: durationOf(a), b: durationOf(b), by };
        expect(result('duration(a) + duration(b) = duration(c)', { ...context, c: durationOf(a + b) })).toBe(
          true,
        );
        expect(result('duration(a) - duration(b) = duration(c)', { ...context, c: durationOf(a - b) })).toBe(
          true,
        );
        expect(result('duration(a) * by = duration(c)', { ...context, c: durationOf(a * BigInt(by)) })).toBe(
          true,
        );
        expect(result('duration(a) < duration(b)', context)).toBe(a < b);
      }),
      { numRuns: 500 },
    );
  });
});

function duration(count: number, unit: string): string {
  return `${count < 0 ? '-' : ''}P${Math.abs(count)}${unit}`;
}

function durationOf(all: bigint): string {
  const size = all < 0n ? -all : all;
  const fraction = String(size % 1_000_000_000n).padStart(9, '0');
  return `${all < 0n ? '-' : ''}PT${size / 1_000_000_000n}.${fraction}S`;
}

/** Temporal ends at the end of a shorter month, FEEL asks for the day itself to be reached. */
function wholeMonths(a: Temporal.PlainDate, b: Temporal.PlainDate): number {
  const sign = Temporal.PlainDate.compare(b, a);
  let count = Math.abs((b.year - a.year) * 12 + b.month - a.month);
  const short = sign > 0 ? b.day < a.day : b.day > a.day;
  if (short && count > 0) count--;
  return count * sign + 0;
}

/** FEEL writes seconds always, and no noughts at the end of their fraction. */
function trimmed(text: string): string {
  const whole = /T\d\d:\d\d$/.test(text) ? `${text}:00` : text;
  return whole.includes('.') ? whole.replace(/0+$/, '') : whole;
}
