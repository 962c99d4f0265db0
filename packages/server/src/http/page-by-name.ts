import { problem } from './problem.ts';

interface PageWanted {
  readonly limit: number;
  readonly after?: string | undefined;
}

/**
 * One page of a list that is short enough to be held whole; the cursor is the name of its last row.
 * @throws Problem `invalid-input` when no row has the cursor's name.
 */
export function pageByName<T>(
  rows: readonly T[],
  nameOf: (row: T) => string,
  { limit, after }: PageWanted,
): { items: T[]; next?: string; total: number } {
  const start = after === undefined ? 0 : rows.findIndex((row) => nameOf(row) === after) + 1;
  if (after !== undefined && start === 0) {
    throw problem('invalid-input', 'The page to go on from is not there any more.', {
      mend: 'Begin again without `after`.',
      place: 'after',
    });
  }
  const items = rows.slice(start, start + limit);
  const last = items.at(-1);
  const more = last !== undefined && start + limit < rows.length;
  return { items, ...(more ? { next: nameOf(last) } : {}), total: rows.length };
}
