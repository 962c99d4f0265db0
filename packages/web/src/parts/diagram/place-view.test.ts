import { expect, it } from 'vitest';
import { placeView } from './place-view.ts';

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
  expect(scale(view)).toBeCloseTo(0.62);
  expect((0 - view.x) * scale(view)).toBeCloseTo(20);
  expect((0 - view.y) * scale(view)).toBeCloseTo(40);
});
