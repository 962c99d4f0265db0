import type { DecisionDifference, RuleDifference } from '../../api/decision-contract.ts';
import type { TableCells } from './table-cells.ts';

type Change = 'added' | 'removed' | 'changed' | 'same';

/** Two versions of one table over each other: what is gone stands where it stood. */
export interface DifferenceTable {
  readonly columns: readonly {
    readonly name: string;
    readonly output: boolean;
    readonly change: Change;
  }[];
  readonly rows: readonly DifferenceRow[];
}

export interface DifferenceRow {
  readonly change: Change;
  /** In the later version; the earlier one's when it is gone. */
  readonly rule: number;
  /** The number it had, when its place is another one now. */
  readonly moved?: number;
  readonly cells: readonly DifferenceCell[];
}

/** Both when it changed; the same text in both when it did not. */
export interface DifferenceCell {
  readonly before?: string;
  readonly after?: string;
}

/** @param difference what differs between the two; its rules and columns count from 1 */
export function differenceTable(
  before: TableCells | undefined,
  after: TableCells | undefined,
  difference: DecisionDifference,
): DifferenceTable {
  const columns = columnsOf(before, after, difference);
  const pairs = pairsOf(before?.rules.length ?? 0, after?.rules.length ?? 0, difference);
  const rows = pairs.map((pair) => ({
    change: pair.change,
    rule: pair.after ?? pair.before ?? 0,
    ...(pair.moved ? { moved: pair.before } : {}),
    cells: columns.map((column) =>
      cellOf(
        column.before === undefined ? undefined : before?.rules[(pair.before ?? 0) - 1]?.[column.before - 1],
        column.after === undefined ? undefined : after?.rules[(pair.after ?? 0) - 1]?.[column.after - 1],
      ),
    ),
  }));
  return { columns, rows };
}

// ---- helpers ----

interface Pair {
  readonly change: Change;
  readonly before?: number;
  readonly after?: number;
  readonly moved?: boolean;
}

/** Later rules in their order; each rule that is gone after the one it followed. */
function pairsOf(before: number, after: number, { rules = [] }: DecisionDifference): readonly Pair[] {
  const ofAfter = new Map(rules.flatMap((rule) => (rule.after ? [[rule.after, rule] as const] : [])));
  const gone = rules.filter((rule) => rule.change === 'removed');
  const listed = new Set(rules.map((rule) => rule.before));
  const unlisted = numbers(before).filter((rule) => !listed.has(rule));
  const pairs: Pair[] = numbers(after).map((rule) => {
    const known = ofAfter.get(rule);
    if (!known) return paired('same', unlisted.shift(), rule);
    return { ...paired(known.change, known.before, rule), moved: movedOnly(known) };
  });
  for (const { before: rule = 0 } of gone) {
    const place = pairs.findLastIndex((pair) => (pair.before ?? Number.POSITIVE_INFINITY) < rule);
    pairs.splice(place + 1, 0, paired('removed', rule, undefined));
  }
  return pairs;
}

function paired(change: Change, before: number | undefined, after: number | undefined): Pair {
  return { change, ...(before ? { before } : {}), ...(after ? { after } : {}) };
}

function movedOnly(rule: RuleDifference): boolean {
  return rule.change === 'changed' && rule.cells.length === 0 && rule.before !== rule.after;
}

interface ColumnPair {
  readonly name: string;
  readonly output: boolean;
  readonly change: Change;
  readonly before?: number;
  readonly after?: number;
}

/** Later columns in their order; those that are gone at the end of the inputs or of the outputs. */
function columnsOf(
  before: TableCells | undefined,
  after: TableCells | undefined,
  { columns = [] }: DecisionDifference,
): readonly ColumnPair[] {
  const listed = new Set(columns.map((column) => column.before));
  const unlisted = numbers(before?.columns.length ?? 0).filter((column) => !listed.has(column));
  const kept = (after?.columns ?? []).map((column, at): ColumnPair => {
    const known = columns.find((each) => each.after === at + 1);
    const earlier = known ? known.before : unlisted.shift();
    return {
      ...column,
      change: known?.change ?? 'same',
      after: at + 1,
      ...(earlier ? { before: earlier } : {}),
    };
  });
  const gone = (before?.columns ?? []).flatMap((column, at): ColumnPair[] => {
    const known = columns.find((each) => each.before === at + 1 && each.after === undefined);
    return known || !after ? [{ ...column, change: after ? 'removed' : 'same', before: at + 1 }] : [];
  });
  const all = [...kept, ...gone];
  return [...all.filter((column) => !column.output), ...all.filter((column) => column.output)];
}

function cellOf(before: string | undefined, after: string | undefined): DifferenceCell {
  return {
    ...(before === undefined ? {} : { before: shown(before) }),
    ...(after === undefined ? {} : { after: shown(after) }),
  };
}

/** An empty cell is the same as a dash. */
function shown(text: string): string {
  return text === '' ? '-' : text;
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, at) => at + 1);
}
