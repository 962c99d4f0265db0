import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addValues, subtractValues } from './arithmetic.ts';
import { dateFromEpochDay, type FeelDate } from './date.ts';
import { dateTimeAt, type FeelDateTime } from './date-time.ts';
import { DaysDuration, MonthsDuration } from './duration.ts';
import { parseDate, parseDateTime, parseDuration, parseTime } from './temporal-text.ts';
import { localZoneOffset, zoneOffset } from './zone.ts';

const epochDay = fc.integer({ min: -365_000_000_000, max: 365_000_000_000 });
const zones = [
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'America/Sao_Paulo',
];
/** 1971 to 2037: all hosts agree on these zones there. */
const moment = fc.integer({ min: 31_536_000, max: 2_145_916_800 });

describe('dates', () => {
  it('follow the calendar of the host where it has one', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000_000, max: 100_000_000 }), (days) => {
        const date = dateFromEpochDay(days);
        const host = new Date(days * 86_400_000);
        expect([date?.year, date?.month, date?.day]).toEqual([
          host.getUTCFullYear(),
          host.getUTCMonth() + 1,
          host.getUTCDate(),
        ]);
      }),
    );
  });

  it('are read as they are written, over two thousand million years', () => {
    fc.assert(
      fc.property(epochDay, (days) => {
        const date = dateFromEpochDay(days) as FeelDate;
        expect(parseDate(String(date))).toEqual(date);
        expect(date.epochDay).toBe(days);
      }),
    );
  });

  it.each([
    ['2026-02-29', null],
    ['2024-02-29', '2024-02-29'],
    ['2026-13-01', null],
    ['02026-01-01', null],
    ['999999999-12-31', '999999999-12-31'],
    ['-999999999-01-01', '-999999999-01-01'],
    ['1000000000-01-01', null],
  ])('%s is %s', (text, expected) => {
    expect(parseDate(text)?.toString() ?? null).toBe(expected);
  });

  it('keep to the end of the month when months are added', () => {
    const end = parseDate('2026-01-31') as FeelDate;
    expect(String(addValues(end, new MonthsDuration(1)))).toBe('2026-02-28');
    expect(String(addValues(end, new MonthsDuration(-11)))).toBe('2025-02-28');
  });
});

describe('dates and times', () => {
  it('come back from an instant in any zone', () => {
    fc.assert(
      fc.property(
        moment,
        fc.nat({ max: 999_999_999 }),
        fc.constantFrom(...zones, 0, -12_345),
        (at, nano, place) => {
          const instant = BigInt(at) * 1_000_000_000n + BigInt(nano);
          const value = dateTimeAt(instant, place) as FeelDateTime;
          expect(parseDateTime(String(value))).toEqual(value);
          // An hour that the clock shows twice is taken as the earlier one.
          const back = value.instant;
          expect(back === instant || (typeof place === 'string' && back < instant)).toBe(true);
        },
      ),
    );
  });

  it('undo in a subtraction what an addition did', () => {
    fc.assert(
      fc.property(moment, fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), (at, nanos) => {
        const start = dateTimeAt(BigInt(at) * 1_000_000_000n, 0) as FeelDateTime;
        const end = addValues(start, new DaysDuration(nanos)) as FeelDateTime;
        expect(subtractValues(end, start)).toEqual(new DaysDuration(nanos));
      }),
    );
  });

  it('know midnight as 24:00', () => {
    expect(String(parseDateTime('2026-12-31T24:00:00'))).toBe('2027-01-01T00:00:00');
    expect(parseDateTime('2026-12-31T24:00:01')).toBeNull();
  });
});

describe('zones', () => {
  it('have the offsets that the host knows', () => {
    fc.assert(
      fc.property(moment, fc.constantFrom(...zones), (at, zone) => {
        expect(zoneOffset(zone, at)).toBe(hostOffset(zone, at));
      }),
    );
  });

  it('take the earlier of two hours and the offset before a gap', () => {
    const wall = (text: string) => (parseDateTime(text) as FeelDateTime).wallSeconds;
    expect(localZoneOffset('Europe/Berlin', wall('2026-10-25T02:30:00'))).toBe(7200);
    expect(localZoneOffset('Europe/Berlin', wall('2026-03-29T02:30:00'))).toBe(3600);
  });

  it('are refused when there is no such zone', () => {
    expect(parseTime('10:00:00@Europe/Atlantis')).toBeNull();
  });
});

describe('durations', () => {
  it('are read as they are written', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }), (nanos) => {
        expect(parseDuration(String(new DaysDuration(nanos)))).toEqual(new DaysDuration(nanos));
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 10), max: 10 ** 10 }), (months) => {
        expect(parseDuration(String(new MonthsDuration(months)))).toEqual(new MonthsDuration(months));
      }),
    );
  });

  it.each(['P', 'PT', 'P1Y1D', 'P1DT', '1D', 'P1H', 'P-1D'])('%s is none', (text) => {
    expect(parseDuration(text)).toBeNull();
  });
});

function hostOffset(zone: string, at: number): number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  const name = format.formatToParts(at * 1000).find((part) => part.type === 'timeZoneName')?.value ?? '';
  const parts = /([+-])(\d\d):(\d\d)/.exec(name);
  if (parts === null) return 0;
  return (parts[1] === '-' ? -1 : 1) * (Number(parts[2]) * 3600 + Number(parts[3]) * 60);
}
