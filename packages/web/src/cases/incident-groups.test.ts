import { expect, it } from 'vitest';
import type { Incident } from '../api/work-contract.ts';
import { groupIncidents } from './incident-groups.ts';

function incident(key: string, element: string, code: string, minute: number): Incident {
  return {
    key,
    at: `2026-11-19T09:${String(minute).padStart(2, '0')}:00.000Z`,
    code,
    sentence: `${code} at ${minute}`,
    element,
    elementName: element,
    case: { key: `c${key}`, title: key, process: { id: 'order', name: 'Order', version: 1 }, stages: [] },
  };
}

it('puts the same cause together, the largest group first, the newest incident first', () => {
  const groups = groupIncidents([
    incident('1', 'tell', 'mail-refused', 5),
    incident('2', 'stock', 'no-answer', 1),
    incident('3', 'stock', 'no-answer', 9),
    incident('4', 'stock', 'bad-answer', 7),
  ]);
  expect(groups.map((group) => group.incidents.map((each) => each.key))).toEqual([['3', '2'], ['4'], ['1']]);
  expect(groups[0]?.sentence).toBe('no-answer at 9');
});
