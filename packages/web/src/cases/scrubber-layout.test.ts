import { expect, it } from 'vitest';
import type { Actor, CaseEvent } from '../api/work-contract.ts';
import { layoutScrubber } from './scrubber-layout.ts';

const START = Date.parse('2026-11-19T08:14:02.000Z');

function event(seq: number, afterSeconds: number, kind: Actor['kind'] = 'system'): CaseEvent {
  return {
    seq,
    at: new Date(START + afterSeconds * 1_000).toISOString(),
    type: 'element.completed',
    actor: { kind, name: kind },
  };
}

const end = new Date(START + 3_600_000);

it('sets events at equal steps and lengthens a silence', () => {
  const layout = layoutScrubber([event(1, 0, 'person'), event(2, 1), event(3, 2), event(4, 602)], end, 900);
  const [first, second, third, fourth] = layout.stops.map((stop) => stop.x);
  expect(second! - first!).toBe(third! - second!);
  expect(fourth! - third!).toBeGreaterThan(second! - first!);
  expect(layout.gaps.map((gap) => gap.words)).toEqual(['10 m', '49 m']);
  expect(layout.nowX).toBeGreaterThan(fourth!);
});

it('marks people and timers, and tells their time where there is room', () => {
  const layout = layoutScrubber(
    [event(1, 0, 'person'), event(2, 1, 'person'), event(3, 31, 'timer')],
    end,
    900,
  );
  expect(layout.stops.map((stop) => stop.kind)).toEqual(['person', 'person', 'timer']);
  expect(layout.stops.map((stop) => stop.label !== undefined)).toEqual([true, false, true]);
});

it('narrows the steps of a long case and then grows wider than the room', () => {
  const many = Array.from({ length: 200 }, (_, index) => event(index + 1, index));
  const layout = layoutScrubber(many, end, 900);
  expect(layout.stops[1]!.x - layout.stops[0]!.x).toBe(14);
  expect(layout.width).toBeGreaterThan(900);
});

it('has only the present when nothing happened', () => {
  expect(layoutScrubber([], end, 900).stops).toEqual([]);
});
