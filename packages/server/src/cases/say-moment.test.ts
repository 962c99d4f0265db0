import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sayMoment, sayWhen, startOfDay, timeZoneOf } from './say-moment.ts';

const now = new Date('2026-11-19T09:42:00.000Z');
const say = (moment: string, zone = 'Europe/Berlin') => sayMoment(new Date(moment), now, zone);

it('says moments as people do, in the zone of the reader', () => {
  expect(say('2026-11-19T13:05:00Z')).toBe('14:05');
  expect(say('2026-11-19T23:30:00Z')).toBe('Fri 20 Nov');
  expect(say('2026-11-19T23:30:00Z', 'UTC')).toBe('23:30');
  expect(say('2027-09-09T10:00:00Z')).toBe('Thu 9 Sep 2027');
  expect(sayWhen(now, now, 'UTC')).toBe('at 09:42');
  expect(sayWhen(new Date('2026-11-18T09:00:00Z'), now, 'UTC')).toBe('on Wed 18 Nov');
});

it('begins the day at midnight, also where clocks were changed', () => {
  const start = (moment: string, zone: string) => startOfDay(new Date(moment), zone).toISOString();
  expect(start('2026-11-19T09:42:13.123Z', 'UTC')).toBe('2026-11-19T00:00:00.000Z');
  expect(start('2026-11-19T23:30:00Z', 'Europe/Berlin')).toBe('2026-11-19T23:00:00.000Z');
  expect(start('2026-03-29T10:00:00Z', 'Europe/Berlin')).toBe('2026-03-28T23:00:00.000Z');
  expect(start('2026-10-25T10:00:00Z', 'Europe/Berlin')).toBe('2026-10-24T22:00:00.000Z');
  const zones = fc.constantFrom(
    'UTC',
    'Asia/Kolkata',
    'America/New_York',
    'Pacific/Auckland',
    'Europe/Berlin',
  );
  const moments = fc.date({ min: new Date('2024-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(moments, zones, (moment, zone) => {
      const begun = startOfDay(moment, zone);
      expect(sayMoment(begun, moment, zone)).toBe('00:00');
      expect(begun <= moment).toBe(true);
    }),
  );
});

it('takes the zone from the header, and UTC for one that nobody knows', () => {
  const zone = (header?: string) =>
    timeZoneOf(new Request('http://x', { headers: header === undefined ? {} : { 'time-zone': header } }));
  expect([zone('Europe/Berlin'), zone('Mars/Base'), zone('; drop'), zone()]).toEqual([
    ...['Europe/Berlin', 'UTC', 'UTC', 'UTC'],
  ]);
});
