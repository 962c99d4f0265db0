import { expect, it } from 'vitest';
import type { Finding } from '../api/contract.ts';
import { findingPicture } from './finding-picture.ts';

const finding = (severity: Finding['severity'], element?: string): Finding => ({
  code: 'x',
  severity,
  sentence: `${severity} at ${element}`,
  mend: '',
  ...(element ? { element } : {}),
});

it('marks each place once, by its worst finding', () => {
  const drawn = [{ id: 'a', name: '', type: 'Task', incoming: [], outgoing: [] }];
  const picture = findingPicture(drawn, [finding('advice', 'a'), finding('error', 'a'), finding('warning')]);
  expect([...picture.elements]).toEqual([['a', 'error']]);
  expect(picture.badges).toEqual([{ element: 'a', kind: 'error', text: 'error at a' }]);
});

it('marks a flow without a sign', () => {
  const picture = findingPicture([], [finding('error', 'flow')]);
  expect([...picture.elements.keys()]).toEqual(['flow']);
  expect(picture.badges).toEqual([]);
});

it('draws a way as far as it was played, with a token at its end', () => {
  const drawn = ['a', 'b'].map((id) => ({ id, name: '', type: 'Task', incoming: [], outgoing: [] }));
  const picture = findingPicture(drawn, [finding('warning', 'b')], ['a', 'a-b', 'b']);
  expect([...picture.elements]).toEqual([
    ['a', 'done'],
    ['b', 'warning'],
  ]);
  expect([...picture.flows]).toEqual([['a-b', 'taken']]);
  expect(picture.badges.map(({ element, kind }) => `${kind} ${element}`)).toEqual(['warning b', 'token b']);
});
