import { expect, it } from 'vitest';
import { layOut } from './lay-out.ts';

const decision = (id: string, ...needs: string[]) => ({ id, needs, input: false });
const input = (id: string) => ({ id, needs: [], input: true });

it('puts what is needed below what needs it', () => {
  const places = layOut([input('a'), decision('low', 'a'), decision('high', 'low', 'a'), input('b')]);
  const row = (id: string) => places.get(id)!.y;
  expect(row('high')).toBeLessThan(row('low'));
  expect(row('low')).toBeLessThan(row('a'));
  expect(row('b')).toBe(row('a'));
});

it('puts what is needed near what needs it', () => {
  const places = layOut([input('a'), input('b'), decision('left', 'b'), decision('right', 'a')]);
  expect(places.get('b')!.x).toBeLessThan(places.get('a')!.x);
});

it('lets nothing overlap', () => {
  const nodes = [input('a'), input('b'), decision('c', 'a'), decision('d', 'c', 'b'), decision('e', 'c')];
  const places = [...layOut(nodes).values()];
  for (const one of places)
    for (const other of places) {
      if (one === other || one.y !== other.y) continue;
      expect(Math.abs(one.x - other.x)).toBeGreaterThanOrEqual(Math.min(one.width, other.width));
    }
});

it('ends for a circle and for what is not there', () => {
  expect(layOut([decision('a', 'b', 'gone'), decision('b', 'a')]).size).toBe(2);
  expect(layOut([]).size).toBe(0);
});
