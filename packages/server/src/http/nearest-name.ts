/** The known name that was probably meant, or undefined when none is near enough (a third of its letters). */
export function nearestName(wrong: string, known: Iterable<string>): string | undefined {
  const text = wrong.slice(0, LONGEST).toLowerCase();
  let best: string | undefined;
  let least = Math.max(1, Math.floor(text.length / 3)) + 1;
  for (const name of known) {
    const steps = editSteps(text, name.toLowerCase());
    if (steps < least) [best, least] = [name, steps];
  }
  return best;
}

/** Longer names are compared by their beginning: the work grows with the square of the length. */
const LONGEST = 60;

/**
 * Letters to insert, remove, replace or swap with their neighbour to get from one text to the other
 * (optimal string alignment distance).
 */
function editSteps(from: string, to: string): number {
  let twoAbove: number[] = [];
  let above = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const line = [row];
    for (let column = 1; column <= to.length; column++) {
      const change = from[row - 1] === to[column - 1] ? 0 : 1;
      const swapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      const steps = [above[column]! + 1, line[column - 1]! + 1, above[column - 1]! + change];
      if (swapped) steps.push(twoAbove[column - 2]! + 1);
      line.push(Math.min(...steps));
    }
    [twoAbove, above] = [above, line];
  }
  return above[to.length]!;
}
