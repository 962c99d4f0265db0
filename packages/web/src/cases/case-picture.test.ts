import { expect, it } from 'vitest';
import type { DrawnElement } from '../parts/diagram/picture.ts';
import { casePicture } from './case-picture.ts';
import type { Path } from './path.ts';

const empty: Path = {
  done: new Map(),
  waiting: new Map(),
  inside: new Set(),
  ended: new Set(),
  incidents: new Map(),
  taken: new Map(),
  resting: new Map(),
};
const drawn = (id: string, type: string, incoming: readonly string[] = []): DrawnElement => ({
  id,
  type,
  name: id,
  incoming,
  outgoing: [],
});
const elements = [
  drawn('check', 'ServiceTask', ['f1']),
  drawn('join', 'ParallelGateway', ['f2', 'f3']),
  drawn('book', 'UserTask', ['f4']),
  drawn('end', 'EndEvent', ['f5']),
];

it('shows what is done, what waits and what was not reached', () => {
  const now: Path = { ...empty, done: new Map([['check', 1]]), waiting: new Map([['book', 2]]) };
  const picture = casePicture(elements, now, now);
  expect([...picture.elements]).toEqual([
    ['check', 'done'],
    ['join', 'idle'],
    ['book', 'waiting'],
    ['end', 'idle'],
  ]);
  expect(picture.badges).toEqual([
    { element: 'check', kind: 'done', text: 'Done' },
    { element: 'book', kind: 'token', text: '2' },
  ]);
});

it('counts arrivals at a join only while some are missing', () => {
  const then: Path = { ...empty, resting: new Map([['f2', 1]]) };
  expect(casePicture(elements, then, then).badges).toEqual([
    { element: 'join', kind: 'join', text: '1 of 2' },
  ]);
  expect(casePicture(elements, empty, empty).badges).toEqual([]);
});

it('shows the way that was gone on later, and where the case stands now', () => {
  const then: Path = { ...empty, taken: new Map([['f1', 1]]) };
  const now: Path = {
    ...empty,
    taken: new Map([
      ['f1', 1],
      ['f2', 1],
    ]),
    waiting: new Map([['book', 1]]),
  };
  const picture = casePicture(elements, then, now);
  expect([...picture.flows]).toEqual([
    ['f1', 'taken'],
    ['f2', 'later'],
  ]);
  expect(picture.badges).toEqual([{ element: 'book', kind: 'now', text: 'now' }]);
});

it('puts an incident before everything else', () => {
  const now: Path = {
    ...empty,
    waiting: new Map([['check', 1]]),
    incidents: new Map([['check', 'No answer']]),
  };
  const picture = casePicture(elements, now, now);
  expect(picture.elements.get('check')).toBe('incident');
  expect(picture.badges).toEqual([{ element: 'check', kind: 'incident', text: 'No answer' }]);
});
