import { type Box, boxesMeet } from './runs.ts';
import type { Budget } from './uncovered.ts';

export interface Overlaps {
  /** Positions of boxes that meet, the smaller first, in order. */
  readonly pairs: readonly (readonly [number, number])[];
  /** False when there may be more. */
  readonly complete: boolean;
}

/** Two boxes are told apart much faster than a step of other work is done. */
export const pairsPerStep = 10;

/** The pairs of boxes that have something in common, at most so many. */
export function overlaps(boxes: readonly Box[], most: number, budget: Budget): Overlaps {
  const pairs: (readonly [number, number])[] = [];
  const sharp = sharpestFirst(boxes);
  const begin = (at: number) => sharp[at]?.[0]?.[0]?.[0] ?? 0;
  const inOrder = sharp.map((_, at) => at).sort((a, b) => begin(a) - begin(b));
  for (const [place, first] of inOrder.entries()) {
    const end = sharp[first]?.[0]?.at(-1)?.[1] ?? Number.POSITIVE_INFINITY;
    // Those that begin after the end of this one on the first axis, and all that follow them, do not meet it.
    for (let other = place + 1; other < inOrder.length; other++) {
      const second = inOrder[other] as number;
      if (begin(second) >= end) break;
      budget.left -= 1 / pairsPerStep;
      if (!boxesMeet(sharp[first] as Box, sharp[second] as Box)) continue;
      if (pairs.length >= most || budget.left < 0) return { pairs: sorted(pairs), complete: false };
      pairs.push(first < second ? [first, second] : [second, first]);
    }
    if (budget.left < 0) return { pairs: sorted(pairs), complete: false };
  }
  return { pairs: sorted(pairs), complete: true };
}

function sorted(pairs: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  return [...pairs].sort(([a, b], [c, d]) => a - c || b - d);
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
