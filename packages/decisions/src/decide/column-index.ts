import { compare, type FeelValue } from '@throughline/feel';
import type { End, Interval } from '../regions/line.ts';
import type { Region } from '../regions/region.ts';
import { isPointKind, type RegionKind, regionKindOf } from '../regions/region-kind.ts';

/** What is known of a cell: the values that meet it, and whether null does; undefined where FEEL would warn of null. */
export interface CellRegion {
  readonly region: Region;
  readonly null: boolean | undefined;
}

/** For one column of a block of rows: which rows a value meets. */
export interface ColumnIndex {
  /** Sets of rows as bits, one after the other, each of as many words as the block needs. */
  readonly rows: Int32Array;
  /** The number of the set for a value, `unknownSet` for one of another kind than the cells. */
  readonly find: (value: FeelValue) => number;
}

/** For values that only the cells themselves can judge. */
export const unknownSet = -1;

/** `cells` are the regions by row; undefined where every value passes, null too. */
export function indexColumn(kind: RegionKind, cells: readonly (CellRegion | undefined)[]): ColumnIndex {
  const knowsNull = cells.every((cell) => cell === undefined || cell.null !== undefined);
  const setOfNull = knowsNull ? nullSet : unknownSet;
  if (isPointKind(kind)) {
    const { rows, find } = indexPoints(cells);
    const other = (value: FeelValue) => (value === null ? setOfNull : unknownSet);
    return { rows, find: (value) => (typeof value === kind ? find(value) : other(value)) };
  }
  const { rows, find } = indexLine(cells);
  return {
    rows,
    find: (value) => {
      // NaN is no FEEL number, but may come from outside.
      if (value === null || Number.isNaN(value)) return value === null ? setOfNull : unknownSet;
      return regionKindOf(value) === kind ? find(value) : unknownSet;
    },
  };
}

/** The set for null comes first in every index. */
const nullSet = 0;

/** Finds texts, true and false only. A set for null, one for values that no cell names, and one for each value that is named. */
function indexPoints(cells: readonly (CellRegion | undefined)[]): ColumnIndex {
  const numbers = new Map<FeelValue, number>();
  for (const cell of cells) {
    for (const point of pointsOf(cell).points) if (!numbers.has(point)) numbers.set(point, numbers.size + 2);
  }
  const sets = new BitSets(cells.length, numbers.size + 2);
  cells.forEach((cell, row) => {
    const { points, others } = pointsOf(cell);
    if (passesNull(cell)) sets.add(nullSet, row);
    if (others) for (let set = 1; set < numbers.size + 2; set++) sets.add(set, row);
    for (const point of points) {
      if (others) sets.remove(numbers.get(point) as number, row);
      else sets.add(numbers.get(point) as number, row);
    }
  });
  return { rows: sets.words, find: (value) => numbers.get(value) ?? 1 };
}

const all = { points: [], others: true };

function pointsOf(cell: CellRegion | undefined): {
  readonly points: readonly FeelValue[];
  readonly others: boolean;
} {
  return cell !== undefined && 'points' in cell.region ? cell.region : all;
}

function passesNull(cell: CellRegion | undefined): boolean {
  return cell === undefined || cell.null === true;
}

/**
 * Finds values of the cells' kind only. A set for null, and one for each stretch of values that no cell tells apart: before the first boundary, at it, between
 * it and the second, and so on.
 */
function indexLine(cells: readonly (CellRegion | undefined)[]): ColumnIndex {
  const ends = sortedEnds(cells);
  const sets = new BitSets(cells.length, 2 * ends.length + 2);
  const changes = cells.flatMap((cell, row) =>
    stretchesOf(cell, ends).flatMap(([first, last]) => [
      { at: first, row },
      { at: last + 1, row },
    ]),
  );
  changes.sort((a, b) => a.at - b.at);
  let change = 0;
  for (let stretch = 0; stretch <= 2 * ends.length; stretch++) {
    if (stretch > 0) sets.copy(stretch, stretch + 1);
    for (; changes[change]?.at === stretch; change++) {
      sets.toggle(stretch + 1, (changes[change] as { row: number }).row);
    }
  }
  cells.forEach((cell, row) => {
    if (passesNull(cell)) sets.add(nullSet, row);
  });
  return { rows: sets.words, find: finder(ends) };
}

function sortedEnds(cells: readonly (CellRegion | undefined)[]): readonly FeelValue[] {
  const values = cells.flatMap((cell) =>
    intervalsOf(cell).flatMap(({ low, high }) => [...endValue(low), ...endValue(high)]),
  );
  values.sort(order);
  return values.filter((value, at) => at === 0 || order(values[at - 1] as FeelValue, value) !== 0);
}

const everything: readonly Interval[] = [{}];

function intervalsOf(cell: CellRegion | undefined): readonly Interval[] {
  return cell !== undefined && 'intervals' in cell.region ? cell.region.intervals : everything;
}

function endValue(end: End | undefined): readonly FeelValue[] {
  return end === undefined ? [] : [end.value];
}

/** The first and the last stretch of each interval; the stretch at the boundary with number `n` is `2n + 1`. */
function stretchesOf(
  cell: CellRegion | undefined,
  ends: readonly FeelValue[],
): readonly (readonly [first: number, last: number])[] {
  return intervalsOf(cell).map(({ low, high }) => [
    low === undefined ? 0 : 2 * firstNotBelow(ends, low.value) + (low.included ? 1 : 2),
    high === undefined ? 2 * ends.length : 2 * firstNotBelow(ends, high.value) + (high.included ? 1 : 0),
  ]);
}

function finder(ends: readonly FeelValue[]): (value: FeelValue) => number {
  const find = (value: FeelValue) => {
    const at = firstNotBelow(ends, value);
    const isAtEnd = at < ends.length && order(ends[at] as FeelValue, value) === 0;
    return 2 * at + (isAtEnd ? 2 : 1);
  };
  if (!ends.every((end) => typeof end === 'number')) return find;
  const numbers = Float64Array.from(ends);
  return (value) => (typeof value === 'number' ? findNumber(numbers, value) : find(value));
}

function findNumber(ends: Float64Array, value: number): number {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ends[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return 2 * low + (ends[low] === value ? 2 : 1);
}

function firstNotBelow(ends: readonly FeelValue[], value: FeelValue): number {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (order(ends[middle] as FeelValue, value) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Values of one kind are always ordered. */
function order(a: FeelValue, b: FeelValue): number {
  return compare(a, b) as number;
}

/** Sets of rows, as bits. */
class BitSets {
  readonly words: Int32Array;
  readonly #size: number;

  constructor(rows: number, sets: number) {
    this.#size = Math.ceil(rows / 32);
    this.words = new Int32Array(this.#size * sets);
  }

  add(set: number, row: number): void {
    this.words[this.#word(set, row)]! |= 1 << (row % 32);
  }

  remove(set: number, row: number): void {
    this.words[this.#word(set, row)]! &= ~(1 << (row % 32));
  }

  toggle(set: number, row: number): void {
    this.words[this.#word(set, row)]! ^= 1 << (row % 32);
  }

  copy(from: number, to: number): void {
    this.words.copyWithin(to * this.#size, from * this.#size, (from + 1) * this.#size);
  }

  #word(set: number, row: number): number {
    return set * this.#size + (row >>> 5);
  }
}
