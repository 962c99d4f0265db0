import { wholeAxis } from './axis.ts';
import type { CheckedTable, TableAxis } from './checked-table.ts';
import { hangTogether } from './known.ts';
import { type Box, covers, type Runs } from './runs.ts';

/** The axes of which a part of the space does not take everything. */
export function boundAxes({ axes }: CheckedTable, part: Box): readonly TableAxis[] {
  return axes.filter(({ axis }, at) => !covers(part[at] as Runs, wholeAxis(axis)));
}

/**
 * Whether a part of the space is known to be possible: what it is bound by are values given as they are, which do
 * not depend on each other.
 */
export function isPossible(table: CheckedTable, part: Box): boolean {
  const bound = boundAxes(table, part);
  if (
    !bound.every(({ columns }) => columns.every(({ sure, unchecked }) => sure && unchecked === undefined))
  ) {
    return false;
  }
  return bound.every((one, at) =>
    bound.slice(at + 1).every((other) => !hangTogether(fromOf(one), fromOf(other))),
  );
}

function fromOf({ columns }: TableAxis): ReadonlySet<string> {
  return columns[0]?.from ?? new Set();
}
