import { type Box, boxesMeet } from './runs.ts';
import type { Budget } from './uncovered.ts';

export interface Overlaps {
  /** Positions of boxes that meet, the smaller first, in order. */
  readonly pairs: readonly (readonly [number, number])[];
  /** False when there may be more. */
  readonly complete: boolean;
}

/** The pairs of boxes that have something in common, at most so many. */
export function overlaps(boxes: readonly Box[], most: number, budget: Budget): Overlaps {
  const pairs: (readonly [number, number])[] = [];
  const sharp = sharpestFirst(boxes);
  for (let first = 0; first < sharp.length; first++) {
    budget.left -= sharp.length - first;
    if (budget.left < 0) return { pairs, complete: false };
    for (let second = first + 1; second < sharp.length; second++) {
      if (!boxesMeet(sharp[first] as Box, sharp[second] as Box)) continue;
      if (pairs.length >= most) return { pairs, complete: false };
      pairs.push([first, second]);
    }
  }
  return { pairs, complete: true };
}

/** The axes on which the boxes take the least come first, so that most pairs are told apart at once. */
function sharpestFirst(boxes: readonly Box[]): readonly Box[] {
  const size = (axis: number) =>
    boxes.reduce(
      (sum, box) => sum + (box[axis] ?? []).reduce((taken, [from, end]) => taken + end - from, 0),
      0,
    );
  const extent = (axis: number) => Math.max(1, ...boxes.map((box) => box[axis]?.at(-1)?.[1] ?? 1));
  const share = (boxes[0] ?? []).map((_, axis) => size(axis) / extent(axis));
  const order = share.map((_, axis) => axis).sort((a, b) => (share[a] as number) - (share[b] as number));
  return boxes.map((box) => order.map((axis) => box[axis] as Box[number]));
}
