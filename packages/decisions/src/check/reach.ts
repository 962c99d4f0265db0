import { pairsPerStep } from './overlaps.ts';
import { type Box, boxCovers, boxesMeet, intersectBoxes, isEmptyBox, type Run, type Runs } from './runs.ts';
import { type Budget, uncovered } from './uncovered.ts';

/** A rule that others always answer before, alone or together. */
export interface Unreached {
  readonly at: number;
  readonly by: readonly number[];
}

/** The boxes that lie wholly in those that beat them: that answer first where both are met. */
export function unreached(
  boxes: readonly Box[],
  beats: (winner: number, loser: number) => boolean,
  budget: Budget,
): { readonly found: readonly Unreached[]; readonly complete: boolean } {
  const found: Unreached[] = [];
  let complete = true;
  // No single box may use up what the others need.
  const share = Math.ceil(budget.left / 10);
  boxes.forEach((box, at) => {
    if (isEmptyBox(box)) return;
    budget.left -= boxes.length / pairsPerStep;
    const winners = boxes.flatMap((other, winner) =>
      winner !== at && beats(winner, at) && boxesMeet(other, box) ? winner : [],
    );
    const by = budget.left < 0 ? 'unknown' : coverOf(box, winners, boxes, budget, share);
    if (by === 'unknown') complete = false;
    else if (by !== undefined) found.push({ at, by });
  });
  // What beats a rule that is itself never reached beats all that this one beats.
  const silent = new Set(found.map(({ at }) => at));
  const reduced = found.map(({ at, by }) => ({ at, by: by.filter((winner) => !silent.has(winner)) }));
  return { found: reduced, complete };
}

/** Which of the winners cover a box: one if one does, or all together; undefined when they do not. */
function coverOf(
  box: Box,
  winners: readonly number[],
  boxes: readonly Box[],
  budget: Budget,
  share: number,
): readonly number[] | undefined | 'unknown' {
  const others = winners.map((winner) => boxes[winner] as Box);
  const one = others.findIndex((other) => boxCovers(other, box));
  if (one >= 0) return [winners[one] as number];
  if (winners.length < 2 || hasFreeCorner(box, others)) return undefined;
  const own = { left: Math.min(budget.left, share) };
  budget.left -= own.left;
  const within = others.map((other) => intersectBoxes(other, box));
  const rest = uncovered(box, within, 1, own);
  budget.left += Math.max(0, own.left);
  if (rest.parts.length > 0) return undefined;
  return rest.complete ? winners : 'unknown';
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
