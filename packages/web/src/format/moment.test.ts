import { describe, expect, it } from 'vitest';
import { calendarDay, capital, clock, clockWithSeconds, day, dayAndClock } from './moment.ts';

// Local times on purpose: pages show the reader's zone, whatever it is.
const now = new Date(2026, 10, 19, 10, 42);

describe('moments', () => {
  it('says today, tomorrow and yesterday in words', () => {
    expect(day(new Date(2026, 10, 19, 0, 0), now)).toBe('today');
    expect(day(new Date(2026, 10, 20, 23, 59), now)).toBe('tomorrow');
    expect(day(new Date(2026, 10, 18, 12), now)).toBe('yesterday');
  });

  it('names every other day by the calendar', () => {
    expect(day(new Date(2026, 10, 16, 15, 40), now)).toBe('Mon 16 Nov');
    expect(calendarDay(new Date(2026, 11, 10), now)).toBe('Thu 10 Dec');
    expect(calendarDay(new Date(2026, 8, 29), now)).toBe('Tue 29 Sep');
  });

  it('adds the year when it is another one', () => {
    expect(day(new Date(2025, 10, 19), now)).toBe('Wed 19 Nov 2025');
  });

  it('shows 24 hours, with seconds on request', () => {
    expect(clock(new Date(2026, 10, 19, 0, 5))).toBe('00:05');
    expect(clockWithSeconds(new Date(2026, 10, 19, 9, 14, 33))).toBe('09:14:33');
    expect(capital(dayAndClock(new Date(2026, 10, 19, 9, 14), now))).toBe('Today 09:14');
  });
});
