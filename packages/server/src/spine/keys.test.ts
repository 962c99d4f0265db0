import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { keyAt, keyMaker, momentOf } from './keys.ts';

const NOON = Date.UTC(2026, 10, 19, 12);

test('keys of one node grow, stay within 63 bits and are never repeated, whatever the clock does', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -5, max: 5 }), { maxLength: 50 }), (steps) => {
      let now = NOON;
      const { next } = keyMaker(
        () => 1023,
        () => now,
      );
      let last = 0n;
      for (const step of steps) {
        now += step;
        for (let i = 0; i < 300; i++) {
          const key = BigInt(next());
          expect(key > last && key < 1n << 63n).toBe(true);
          last = key;
        }
      }
    }),
    { numRuns: 20 },
  );
});

test('two nodes never make the same key', () => {
  const [a, b] = [1, 2].map((node) =>
    keyMaker(
      () => node,
      () => NOON,
    ),
  );
  const keys = new Set(Array.from({ length: 10_000 }, (_, i) => (i % 2 ? a!.next() : b!.next())));
  expect(keys.size).toBe(10_000);
});

test('after another key was seen, all keys are greater, however far behind the clock is', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -3, max: 3 }),
      fc.integer({ min: 0, max: 1023 }),
      fc.integer({ min: 0, max: 1023 }),
      (ahead, mine, theirs) => {
        const here = keyMaker(
          () => mine,
          () => NOON,
        );
        const there = keyMaker(
          () => theirs,
          () => NOON + ahead,
        );
        for (let i = 0; i < 3; i++) {
          const seen = there.next();
          here.observe(seen);
          expect(BigInt(here.next()) > BigInt(seen)).toBe(true);
        }
      },
    ),
  );
});

test('a key tells when it was made', () => {
  const moment = new Date('2026-11-19T09:14:02.123Z');
  const key = keyMaker(
    () => 7,
    () => moment.getTime(),
  ).next();
  expect(momentOf(key)).toEqual(moment);
  expect(BigInt(keyAt(moment)) <= BigInt(key)).toBe(true);
});
