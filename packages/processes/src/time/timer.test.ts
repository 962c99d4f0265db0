import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDuration } from './duration.ts';
import { addDuration, parseMoment } from './moment.ts';
import { dueOf, repeatOf } from './timer.ts';

const now = '2030-01-31T12:00:00.000Z';

test.each([
  ['PT10M', '2030-01-31T12:10:00.000Z'],
  ['P1M', '2030-02-28T12:00:00.000Z'],
  ['P1Y2M3DT4H5M6.5S', '2031-04-03T16:05:06.500Z'],
  ['P2W', '2030-02-14T12:00:00.000Z'],
  ['-PT1S', '2030-01-31T11:59:59.000Z'],
  ['P25M', '2032-02-29T12:00:00.000Z'],
])('the duration %s leads to %s', (text, due) => {
  expect(dueOf('duration', text, now)).toEqual({ due });
});

test.each(['', 'P', 'PT', '10M', 'P1H', 'PT1D', '1h', 'P1DT', 'tomorrow', 'P999999999Y', '-P2030Y'])(
  '“%s” is no duration',
  (text) => {
    expect(dueOf('duration', text, now)).toBeUndefined();
  },
);

test.each([
  ['2030-02-03', '2030-02-03T00:00:00.000Z'],
  ['2030-02-03T04:05', '2030-02-03T04:05:00.000Z'],
  ['2030-02-03T04:05:06Z', '2030-02-03T04:05:06.000Z'],
  ['2030-02-03T04:05:06.789+02:00', '2030-02-03T02:05:06.789Z'],
  ['2030-02-03T04:05:06@Europe/Berlin', '2030-02-03T03:05:06.000Z'],
])('the date %s is %s', (text, moment) => {
  expect(dueOf('date', text, now)).toEqual({ due: moment });
});

test.each([
  '',
  '03.02.2030',
  '2030-13-01',
  '2030-02-03T25:00',
  '2030',
  '2030-02-03T04:05@Nowhere',
  '0000-12-31',
])('“%s” is no date', (text) => {
  expect(parseMoment(text)).toBeUndefined();
});

test('cycles count their repetitions from the last due moment', () => {
  const first = dueOf('cycle', 'R3/PT1H', now);
  expect(first).toEqual({ due: '2030-01-31T13:00:00.000Z', repeat: 2, interval: 'PT1H' });
  const second = first && repeatOf(first);
  const third = second && repeatOf(second);
  expect(third).toEqual({ due: '2030-01-31T15:00:00.000Z', repeat: 0, interval: 'PT1H' });
  expect(third && repeatOf(third)).toBeUndefined();
});

test('a cycle may go on for ever, and may have a first moment', () => {
  const first = dueOf('cycle', 'R/2030-03-01T08:00:00Z/P1D', now);
  expect(first).toEqual({ due: '2030-03-01T08:00:00.000Z', repeat: -1, interval: 'P1D' });
  expect(first && repeatOf(first)).toEqual({ due: '2030-03-02T08:00:00.000Z', repeat: -1, interval: 'P1D' });
});

test.each(['R3', 'R0/PT1H', 'R/PT0S', 'R2/-PT1H', 'PT1H', 'R1/x/PT1H', '0 0 * * *'])(
  '“%s” is no cycle',
  (text) => {
    expect(dueOf('cycle', text, now)).toBeUndefined();
  },
);

test('a longer duration is never due earlier', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true }),
      fc.nat(400),
      fc.nat(1e7),
      (date, months, seconds) => {
        const start = date.toISOString();
        const due = (text: string) =>
          Date.parse(addDuration(start, parseDuration(text) ?? { months: 0, milliseconds: 0 }) ?? '');
        expect(due(`P${months + 1}M`)).toBeGreaterThan(due(`P${months}M`));
        expect(due(`PT${seconds + 1}S`) - due(`PT${seconds}S`)).toBe(1000);
      },
    ),
  );
});
