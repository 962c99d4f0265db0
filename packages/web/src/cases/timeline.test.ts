import { describe, expect, it } from 'vitest';
import type { CaseEvent } from '../api/work-contract.ts';
import { momentAt, placeOf, shownSeq, timeline, typeWords } from './timeline.ts';

function event(seq: number, second: number, says?: string): CaseEvent {
  return {
    seq,
    at: `2026-11-19T08:14:${String(second).padStart(2, '0')}.000Z`,
    type: 'element.passed',
    actor: { kind: 'system', name: 'system' },
    ...(says ? { says } : {}),
  };
}

const events = [
  event(1, 2, 'Order submitted'),
  event(2, 2),
  event(3, 3, 'Stock asked'),
  event(4, 3),
  event(5, 4),
  event(6, 33, 'No answer'),
];
const steps = timeline(events, false);

describe('the timeline', () => {
  it('has the story, or every event', () => {
    expect(steps.map((step) => step.seq)).toEqual([1, 3, 6]);
    expect(timeline(events, true)).toHaveLength(6);
  });

  it('finds the place of a moment, also between steps', () => {
    expect(placeOf(steps, 3)).toBe(1);
    expect(placeOf(steps, 5)).toBe(1);
    expect(placeOf(steps, undefined)).toBe(3);
  });

  it('steps past the last event into now, and not before the first', () => {
    expect(momentAt(steps, 2)).toBe(6);
    expect(momentAt(steps, 3)).toBeUndefined();
    expect(momentAt(steps, -1)).toBe(1);
  });

  it("shows a step with the engine's details of the same moment", () => {
    expect(shownSeq(events, steps, 0)).toBe(2);
    expect(shownSeq(events, steps, 1)).toBe(4);
    expect(shownSeq(events, steps, 2)).toBe(6);
    expect(shownSeq(events, steps, 3)).toBe(6);
  });
});

it("makes the engine's types readable", () => {
  expect(typeWords('element.passed')).toBe('Element passed');
});
