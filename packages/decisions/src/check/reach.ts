import { type Box, boxCovers, boxesMeet, intersectBoxes, isEmptyBox } from './runs.ts';
import { type Budget, uncovered } from './uncovered.ts';

/** A rule that others always answer before, alone or together. */
export interface Unreached {
  readonly at: number;
  readonly by: readonly number[];
}

/**
 * The boxes that lie wholly in those that beat them: that answer first where both are met.
 */
export function unreached(
  boxes: readonly Box[],
  beats: (winner: number, loser: number) => boolean,
  budget: Budget,
): { readonly found: readonly Unreached[]; readonly complete: boolean } {
  const found: Unreached[] = [];
  let complete = true;
  boxes.forEach((box, at) => {
    if (isEmptyBox(box)) return;
    const winners = boxes.flatMap((other, winner) =>
      winner !== at && beats(winner, at) && boxesMeet(other, box) ? winner : [],
    );
    budget.left -= boxes.length;
    const one = winners.find((winner) => boxCovers(boxes[winner] as Box, box));
    if (one !== undefined) {
      found.push({ at, by: [one] });
      return;
    }
    if (winners.length < 2) return;
    const rest = uncovered(
      box,
      winners.map((winner) => intersectBoxes(boxes[winner] as Box, box)),
      1,
      budget,
    );
    if (rest.parts.length > 0) return;
    if (rest.complete) found.push({ at, by: winners });
    else complete = false;
  });
  return { found, complete };
}
