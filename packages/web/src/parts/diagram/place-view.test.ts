import { expect, it } from 'vitest';
import { placeView, viewShowing } from './place-view.ts';

const pads = { top: 40, right: 20, bottom: 30, left: 20 };
const room = { width: 1000, height: 300 };
const scale = (view: { width: number }) => room.width / view.width;

it('fits a drawing between the pads', () => {
  const view = placeView({ x: 100, y: 50, width: 1200, height: 200 }, room, pads);
  expect(scale(view)).toBeCloseTo(960 / 1200);
  expect((100 - view.x) * scale(view)).toBeCloseTo(20);
});

it('centres a small one and does not blow it up', () => {
  const view = placeView({ x: 0, y: 0, width: 100, height: 80 }, room, pads);
  expect(scale(view)).toBeCloseTo(1.15);
  expect((50 - view.x) * scale(view)).toBeCloseTo(500);
});

it('keeps a huge one readable and begins at its beginning', () => {
  const view = placeView({ x: 0, y: 0, width: 5000, height: 2000 }, room, pads);
  expect(scale(view)).toBeCloseTo(0.7);
  expect((0 - view.x) * scale(view)).toBeCloseTo(20);
  expect((0 - view.y) * scale(view)).toBeCloseTo(40);
});

it('shows all of a huge one on request', () => {
  const view = placeView({ x: 0, y: 0, width: 5000, height: 500 }, room, pads, true);
  expect(scale(view)).toBeCloseTo(960 / 5000);
});

it('moves only when a shape is out of sight', () => {
  const view = { x: -20, y: -40, width: 1000, height: 300 };
  const drawing = { x: 0, y: 0, width: 5000, height: 230 };
  expect(viewShowing(view, { x: 500, y: 100, width: 100, height: 80 }, drawing, pads, 1)).toBe(view);
  const moved = viewShowing(view, { x: 2000, y: 100, width: 100, height: 80 }, drawing, pads, 1);
  expect(moved.x + 500).toBe(2050);
  expect(moved.y).toBe(-40);
});

it('does not move past the end of the drawing', () => {
  const view = { x: -20, y: -40, width: 1000, height: 300 };
  const drawing = { x: 0, y: 0, width: 1500, height: 230 };
  const moved = viewShowing(view, { x: 1390, y: 100, width: 100, height: 80 }, drawing, pads, 1);
  expect(moved.x + 980).toBe(1500);
});
