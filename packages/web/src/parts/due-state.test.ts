import { expect, it } from 'vitest';
import { dueState } from './due-state.ts';

const now = new Date('2026-11-19T10:00:00.000Z');

it('is calm while there is time', () => {
  expect(dueState('2026-11-19T08:00:00.000Z', '2026-11-19T18:00:00.000Z', now)).toEqual({
    state: 'ok',
    words: '8 h',
    used: 0.19999999999999996,
  });
});

it('asks for a look under a quarter', () => {
  expect(dueState('2026-11-09T10:00:00.000Z', '2026-11-19T18:00:00.000Z', now).state).toBe('due');
});

it('asks for a look under two hours', () => {
  expect(dueState('2026-11-19T09:50:00.000Z', '2026-11-19T11:48:00.000Z', now)).toMatchObject({
    state: 'due',
    words: '1 h 48 m',
  });
});

it('says how much is over', () => {
  expect(dueState('2026-11-19T08:00:00.000Z', '2026-11-19T09:35:00.000Z', now)).toEqual({
    state: 'miss',
    words: '25 m over',
    used: 1,
  });
});
