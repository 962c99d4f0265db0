import { expect, it } from 'vitest';
import { duration, remaining } from './duration.ts';

it.each([
  [999, '0 s'],
  [30_000, '30 s'],
  [43 * 60_000, '43 m'],
  [3_600_000, '1 h'],
  [3_600_000 * 3 + 16 * 60_000, '3 h 16 m'],
  [86_400_000 * 2 + 3_600_000, '2 d 1 h'],
  [-25 * 60_000, '25 m'],
])('%d ms is %s', (milliseconds, words) => {
  expect(duration(milliseconds)).toBe(words);
});

it('does not tick seconds for a promise', () => {
  expect(remaining(59_000)).toBe('under 1 m');
  expect(remaining(60_000)).toBe('1 m');
});
