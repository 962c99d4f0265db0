import { describe, expect, it } from 'vitest';
import type { CaseEvent } from '../api/work-contract.ts';
import { pathAt } from './path.ts';

function story(...steps: readonly Partial<CaseEvent>[]): readonly CaseEvent[] {
  return steps.map((step, index) => ({
    seq: index + 1,
    at: '2026-11-19T08:14:02.000Z',
    type: 'element.passed',
    actor: { kind: 'system', name: 'system' },
    ...step,
  }));
}

/** start -> split -> (a, b) -> join -> end, where b has a boundary timer. */
const events = story(
  { element: 'start', flows: ['f1'] },
  { element: 'split', took: ['f1'], flows: ['f2', 'f3'] },
  { type: 'element.activated', element: 'a', instance: '1', scope: '0', took: ['f2'] },
  { type: 'element.activated', element: 'b', instance: '2', scope: '0', took: ['f3'] },
  { type: 'element.completed', element: 'a', instance: '1', flows: ['f4'] },
  { type: 'element.terminated', element: 'b', instance: '2' },
  { element: 'timer', flows: ['f6'] },
  { type: 'element.activated', element: 'ask', instance: '3', scope: '0', took: ['f6'] },
  { type: 'element.completed', element: 'ask', instance: '3', flows: ['f5'] },
  { element: 'join', took: ['f4', 'f5'], flows: ['f7'] },
);

describe('the path of a case', () => {
  it('shows where it waits at any moment', () => {
    expect([...pathAt(events, 4).waiting]).toEqual([
      ['a', 1],
      ['b', 1],
    ]);
    expect([...pathAt(events, 8).waiting]).toEqual([['ask', 1]]);
    expect(pathAt(events, 10).waiting.size).toBe(0);
  });

  it('knows tokens that rest before a join', () => {
    expect([...pathAt(events, 5).resting.keys()]).toEqual(['f4']);
    expect([...pathAt(events, 9).resting.keys()]).toEqual(['f4', 'f5']);
    expect([...pathAt(events, 10).resting.keys()]).toEqual(['f7']);
  });

  it('separates what was finished from what was interrupted', () => {
    const path = pathAt(events, 10);
    expect(path.done.get('a')).toBe(1);
    expect(path.done.has('b')).toBe(false);
    expect(path.ended.has('b')).toBe(true);
  });

  it('shows nothing of what comes later', () => {
    expect([...pathAt(events, 2).taken.keys()]).toEqual(['f1', 'f2', 'f3']);
  });

  it('counts repeated work inside its body', () => {
    const path = pathAt(
      story(
        { type: 'element.activated', element: 'orders', instance: 'body', scope: '0', items: 4 },
        ...['1', '2', '3'].map((instance) => ({
          type: 'element.activated',
          element: 'orders',
          instance,
          scope: 'body',
        })),
      ),
      99,
    );
    expect(path.waiting.get('orders')).toBe(3);
    expect(path.inside.has('orders')).toBe(true);
  });

  it('keeps an incident until it is solved, or its element is left', () => {
    const broken = story(
      { type: 'element.activated', element: 'a', instance: '1', scope: '0' },
      { type: 'incident.raised', element: 'a', says: 'No answer' },
      { type: 'incident.resolved', element: 'a' },
      { type: 'incident.raised', element: 'a', says: 'Again' },
      { type: 'element.terminated', element: 'a', instance: '1' },
    );
    expect(pathAt(broken, 2).incidents.get('a')).toBe('No answer');
    expect(pathAt(broken, 3).incidents.size).toBe(0);
    expect(pathAt(broken, 4).incidents.get('a')).toBe('Again');
    expect(pathAt(broken, 5).incidents.size).toBe(0);
  });
});
