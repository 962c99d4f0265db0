import type { Random } from './random.ts';

/** A condition in a table, as data: each engine gets it in its own language. */
export type Cell =
  | { readonly kind: 'any' }
  /** from <= value < end */
  | { readonly kind: 'band'; readonly from: number; readonly end: number }
  | { readonly kind: 'at least'; readonly least: number }
  | { readonly kind: 'below'; readonly end: number }
  | { readonly kind: 'one of'; readonly texts: readonly string[] }
  | { readonly kind: 'is'; readonly truth: boolean };

export type Scalar = string | number | boolean;

export function feelOf(cell: Cell): string {
  switch (cell.kind) {
    case 'any':
      return '-';
    case 'band':
      return `[${cell.from}..${cell.end})`;
    case 'at least':
      return `>= ${cell.least}`;
    case 'below':
      return `< ${cell.end}`;
    case 'one of':
      return cell.texts.map((text) => JSON.stringify(text)).join(', ');
    case 'is':
      return String(cell.truth);
  }
}

/** For zen-engine, which writes an empty cell where FEEL has a dash, and is otherwise near to FEEL. */
export function zenOf(cell: Cell): string {
  return cell.kind === 'any' ? '' : feelOf(cell);
}

export function holds(cell: Cell, value: unknown): boolean {
  switch (cell.kind) {
    case 'any':
      return true;
    case 'band':
      return (value as number) >= cell.from && (value as number) < cell.end;
    case 'at least':
      return (value as number) >= cell.least;
    case 'below':
      return (value as number) < cell.end;
    case 'one of':
      return cell.texts.includes(value as string);
    case 'is':
      return value === cell.truth;
  }
}

/** A value that meets the cell; of those the bench uses, each cell has one. */
export function sampleOf(cell: Cell, random: Random): Scalar {
  switch (cell.kind) {
    case 'any':
      return random.whole(0, 1_000);
    case 'band':
      return random.whole(cell.from, cell.end);
    case 'at least':
      return random.whole(cell.least, cell.least + 1_000);
    case 'below':
      return random.whole(0, cell.end);
    case 'one of':
      return random.pick(cell.texts);
    case 'is':
      return cell.truth;
  }
}
