import { beforeEach, describe, expect, test } from 'vitest';
import { GENESIS } from './log.ts';
import { SubjectCache } from './subject-cache.ts';

const MILLION = 1_000_000;

describe('a cache of subjects', () => {
  let cache: SubjectCache;
  beforeEach(() => {
    cache = new SubjectCache({ query: () => Promise.reject(new Error('not asked')) }, () => undefined);
  });
  const keep = (subject: string, size: number, seq = 1) =>
    cache.keep({ subject, kind: 'account', seq, hash: GENESIS, state: {}, size });
  const kept = (...subjects: string[]) => subjects.filter((subject) => cache.get(subject));

  test('holds the newest of each until it is forgotten', () => {
    keep('1', 10);
    keep('1', 10, 2);
    expect(cache.get('1')).toMatchObject({ seq: 2 });
    cache.forget('1');
    cache.forget('1');
    expect(cache.get('1')).toBeUndefined();
  });

  test('makes room by the size of the states, those first that were not worked on for longest', () => {
    keep('1', 20 * MILLION);
    keep('2', 20 * MILLION);
    keep('3', 20 * MILLION);
    keep('1', 20 * MILLION);
    expect(kept('1', '2', '3')).toEqual(['1', '2', '3']);
    keep('4', 10 * MILLION);
    expect(kept('1', '2', '3', '4')).toEqual(['1', '3', '4']);
    keep('1', MILLION);
    keep('5', 20 * MILLION);
    expect(kept('1', '3', '4', '5')).toEqual(['1', '3', '4', '5']);
  });

  test('does not hold what is too large for it', () => {
    keep('1', 10);
    keep('2', 100 * MILLION);
    expect(kept('1', '2')).toEqual([]);
  });
});
