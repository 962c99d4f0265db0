import type { Expression, FeelValue } from '@throughline/feel';
import type { RegionKind } from '../regions/region-kind.ts';
import { kindsIn, regionOf } from '../regions/region-of.ts';
import { type CellRegion, type ColumnIndex, indexColumn, unknownSet } from './column-index.ts';
import type { DecisionRun } from './decision-run.ts';
import { holdsFrom, type MatchableRow } from './scan-rows.ts';

/**
 * A table whose cells differ much takes memory by the square of its rows, so it is cut into blocks: the words that the
 * index of a column may take, and the rows that a block may always have.
 */
const mostWords = 1 << 18;
const smallBlock = 512;

/**
 * Finds the rows that match without going through them: for each column the rows whose cell a value meets, as bits,
 * which are put together with "and". A cell that cannot be reasoned about is evaluated, as are those to the right of
 * it, so that nothing is evaluated that going through the table would not evaluate.
 */
export class RowIndex {
  readonly #blocks: readonly Block[];

  constructor(rows: readonly MatchableRow[], columns: number) {
    const cells = cellsByColumn(rows, columns);
    const kinds = cells.map(kindOfColumn);
    const regions = kinds.map((kind, column) =>
      kind === undefined ? undefined : regionsOf(cells[column] as Cells, kind),
    );
    this.#blocks = cut(rows, 0, regions).map(
      ({ first, length }) => new Block(first, rows.slice(first, first + length), kinds, regions),
    );
  }

  /** Undefined for inputs that are of another kind than the cells of their column, which must be gone through. */
  match(inputs: readonly FeelValue[], run: DecisionRun, firstOnly: boolean): readonly number[] | undefined {
    const found: (readonly number[])[] = [];
    for (const block of this.#blocks) {
      const sets = block.find(inputs);
      if (sets === undefined) return undefined;
      found.push(sets);
    }
    const matched: number[] = [];
    const outer = run.input;
    for (let at = 0; at < this.#blocks.length; at++) {
      (this.#blocks[at] as Block).match(found[at] as readonly number[], inputs, run, firstOnly, matched);
      if (firstOnly && matched.length > 0) break;
    }
    run.input = outer;
    return matched;
  }
}

type Cells = readonly (Expression | undefined)[];

function cellsByColumn(rows: readonly MatchableRow[], columns: number): readonly Cells[] {
  const cells = Array.from({ length: columns }, () => new Array<Expression | undefined>(rows.length));
  rows.forEach(({ tests }, row) => {
    for (const { column, test } of tests) (cells[column] as (Expression | undefined)[])[row] = test;
  });
  return cells;
}

/** Undefined for a column whose cells are of several kinds or of none. */
function kindOfColumn(cells: Cells): RegionKind | undefined {
  const kinds = new Set<RegionKind>();
  for (const cell of new Set(cells))
    if (cell !== undefined) for (const kind of kindsIn(cell)) kinds.add(kind);
  const [kind] = kinds;
  return kinds.size === 1 ? kind : undefined;
}

type Regions = ReadonlyMap<Expression, CellRegion>;

function regionsOf(cells: Cells, kind: RegionKind): Regions {
  const regions = new Map<Expression, CellRegion>();
  for (const cell of new Set(cells)) {
    const region = cell && regionOf(cell, kind);
    if (cell !== undefined && region !== undefined) regions.set(cell, { region, null: meetsNull(cell) });
  }
  return regions;
}

/** Halves the rows until the index of each column of each part is small enough. */
function cut(
  rows: readonly MatchableRow[],
  first: number,
  regions: readonly (Regions | undefined)[],
): readonly { readonly first: number; readonly length: number }[] {
  const { length } = rows;
  if (length <= smallBlock || sizesOf(rows, regions).every((size) => size <= mostWords))
    return [{ first, length }];
  const half = Math.ceil(length / 2);
  return [...cut(rows.slice(0, half), first, regions), ...cut(rows.slice(half), first + half, regions)];
}

/** About how many words the index of each column takes: a set of rows for each value or end of an interval. */
function sizesOf(
  rows: readonly MatchableRow[],
  regions: readonly (Regions | undefined)[],
): readonly number[] {
  const sets = regions.map(() => 0);
  const counted = new Set<Expression>();
  for (const { tests } of rows) {
    for (const { column, test } of tests) {
      const region = regions[column]?.get(test)?.region;
      if (region === undefined || counted.has(test)) continue;
      counted.add(test);
      sets[column]! += 'points' in region ? region.points.length : 4 * region.intervals.length;
    }
  }
  return sets.map((count) => count * Math.ceil(rows.length / 32));
}

function meetsNull(cell: Expression): boolean | undefined {
  const { value, warnings } = cell.evaluate({});
  return warnings.length === 0 ? value === true : undefined;
}

/** Some rows that stand together, with an index for each column. */
class Block {
  readonly #first: number;
  readonly #rows: readonly MatchableRow[];
  readonly #words: number;
  /** The columns that have an index, and their indexes. */
  readonly #columns: readonly number[];
  readonly #indexes: readonly ColumnIndex[];
  /** For each row the first of its tests that must be evaluated; -1 when none must. */
  readonly #evaluateFrom: Int32Array;
  readonly #last: number;

  constructor(
    first: number,
    rows: readonly MatchableRow[],
    kinds: readonly (RegionKind | undefined)[],
    regions: readonly (Regions | undefined)[],
  ) {
    this.#first = first;
    this.#rows = rows;
    this.#words = Math.ceil(rows.length / 32);
    this.#last = rows.length % 32 === 0 ? -1 : (1 << (rows.length % 32)) - 1;
    this.#evaluateFrom = Int32Array.from(rows, ({ tests }) =>
      tests.findIndex(({ column, test }) => regions[column]?.has(test) !== true),
    );
    const indexes = kinds.map((kind, column) => {
      if (kind === undefined) return undefined;
      const cells = rows.map((row, at) => this.#regionAt(row, at, column, regions[column] as Regions));
      return cells.every((cell) => cell === undefined) ? undefined : indexColumn(kind, cells);
    });
    this.#columns = kinds.flatMap((_, column) => (indexes[column] === undefined ? [] : [column]));
    this.#indexes = indexes.filter((index) => index !== undefined);
  }

  /** Undefined where all values pass: for an empty cell, and for one that is evaluated. */
  #regionAt({ tests }: MatchableRow, row: number, column: number, regions: Regions): CellRegion | undefined {
    const at = tests.findIndex((test) => test.column === column);
    const evaluateFrom = this.#evaluateFrom[row] as number;
    if (at < 0 || (evaluateFrom >= 0 && at >= evaluateFrom)) return undefined;
    return regions.get((tests[at] as MatchableRow['tests'][number]).test);
  }

  /** The set of rows that each indexed column finds; undefined where the index of one does not know the value. */
  find(inputs: readonly FeelValue[]): readonly number[] | undefined {
    const sets: number[] = [];
    for (let at = 0; at < this.#indexes.length; at++) {
      const set = (this.#indexes[at] as ColumnIndex).find(inputs[this.#columns[at] as number] as FeelValue);
      if (set === unknownSet) return undefined;
      sets.push(set);
    }
    return sets;
  }

  match(
    sets: readonly number[],
    inputs: readonly FeelValue[],
    run: DecisionRun,
    firstOnly: boolean,
    matched: number[],
  ): void {
    for (let word = 0; word < this.#words; word++) {
      let left = this.#rowsIn(word, sets);
      while (left !== 0) {
        const lowest = left & -left;
        left ^= lowest;
        const row = word * 32 + 31 - Math.clz32(lowest);
        if (!this.#holds(row, inputs, run)) continue;
        matched.push(this.#first + row);
        if (firstOnly) return;
      }
    }
  }

  /** The rows of one word that no indexed cell rules out. */
  #rowsIn(word: number, sets: readonly number[]): number {
    const words = this.#words;
    let left = word === words - 1 ? this.#last : -1;
    for (let at = 0; at < sets.length && left !== 0; at++) {
      left &= (this.#indexes[at] as ColumnIndex).rows[(sets[at] as number) * words + word] as number;
    }
    return left;
  }

  #holds(row: number, inputs: readonly FeelValue[], run: DecisionRun): boolean {
    const first = this.#evaluateFrom[row] as number;
    return first < 0 || holdsFrom(first, this.#rows[row] as MatchableRow, inputs, run);
  }
}
