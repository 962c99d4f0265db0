import { expect, it } from 'vitest';
import { staleAfter } from './live.ts';

const nothing = { cases: [], tasks: false, incidents: false, definitions: false };

it('asks nothing again when nothing changed', () => {
  expect(staleAfter(nothing)).toEqual([]);
});

it('asks a changed case and every list it stands in', () => {
  expect(staleAfter({ ...nothing, cases: ['7'] })).toEqual([
    ['case', '7'],
    ['cases'],
    ['processes'],
    ['process'],
  ]);
});

it('asks the worklist when tasks changed', () => {
  expect(staleAfter({ ...nothing, tasks: true })).toEqual([['worklist'], ['tasks'], ['task']]);
});
