import { type Box, boxCovers, boxesMeet, intersectBoxes, isEmptyBox, type Run, type Runs } from './runs.ts';
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
    if (
      winners.length < 2 ||
      hasFreeCorner(
        box,
        winners.map((winner) => boxes[winner] as Box),
      )
    )
      return;
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
  // What beats a rule that is itself never reached beats all that this one beats.
  const silent = new Set(found.map(({ at }) => at));
  const reduced = found.map(({ at, by }) => ({ at, by: by.filter((winner) => !silent.has(winner)) }));
  return { found: reduced, complete };
}

/** Whether a corner of a box lies in none of the others: most boxes that are not covered show it there. */
function hasFreeCorner(box: Box, others: readonly Box[]): boolean {
  const count = 2 ** Math.min(box.length, mostCornerAxes);
  for (let corner = 0; corner < count; corner++) {
    const point = box.map((runs, axis): Runs => {
      const at = (corner >> axis) & 1 ? (runs.at(-1) as Run)[1] - 1 : (runs[0] as Run)[0];
      return [[at, at + 1]];
    });
    if (!others.some((other) => boxCovers(other, point))) return true;
  }
  return false;
}

const mostCornerAxes = 5;
