import { intersect, type Region, withNull } from '../regions/region.ts';
import { type Axis, makeAxis, wholeAxis } from './axis.ts';
import { CellReader } from './cell-reader.ts';
import { type Column, readColumn } from './column.ts';
import { type OutputColumn, readOutputs } from './output-column.ts';
import { type Box, intersectRuns, isEmptyBox, type Runs } from './runs.ts';
import type { TableSource } from './table-source.ts';

/** What one thing a table asks for may be; two columns that ask for the same share it. */
export interface TableAxis {
  readonly columns: readonly Column[];
  readonly domain: Region;
  readonly axis: Axis;
}

export interface CheckedRule {
  /** From 1. */
  readonly number: number;
  /** All it may match, on each axis. */
  readonly box: Box;
  /** Whether it matches all of its box: false when a cell could not be reasoned about. */
  readonly certain: boolean;
}

/** A table made ready to reason about. */
export interface CheckedTable {
  readonly source: TableSource;
  readonly policy: string;
  readonly aggregation: string | undefined;
  readonly columns: readonly Column[];
  readonly axes: readonly TableAxis[];
  /** All there may be. */
  readonly space: Box;
  readonly rules: readonly CheckedRule[];
  readonly outputs: readonly OutputColumn[];
  /** Cells that could not be reasoned about. */
  readonly unchecked: readonly { readonly rule: number; readonly column: number }[];
}

export function readTable(source: TableSource): CheckedTable {
  const { table } = source;
  const reader = new CellReader(source);
  const columns = (table.input ?? []).map((clause, at) => readColumn(clause, at, source, reader));
  const axes = axesOf(columns.filter(({ cells }) => cells.some((cell) => cell !== undefined)));
  const takes = axes.map(({ columns: own, axis }) => takenBy(own, axis));
  const unchecked: { rule: number; column: number }[] = [];
  const rules = (table.rule ?? []).map((_, at): CheckedRule => {
    const missing = columns.filter((column) => isUnchecked(column, at));
    unchecked.push(...missing.map(({ number }) => ({ rule: at + 1, column: number })));
    return { number: at + 1, box: takes.map((runs) => runs[at] as Runs), certain: missing.length === 0 };
  });
  return {
    ...{ source, columns, axes, rules, unchecked },
    policy: table.hitPolicy ?? 'UNIQUE',
    aggregation: table.aggregation,
    space: axes.map(({ axis }) => wholeAxis(axis)),
    outputs: readOutputs(source, reader),
  };
}

/** The rules that can match something at all. */
export function livingRules({ rules }: CheckedTable): readonly CheckedRule[] {
  return rules.filter(({ box }) => !isEmptyBox(box));
}

function isUnchecked({ cells, regions }: Column, rule: number): boolean {
  return cells[rule] !== undefined && regions[rule] === undefined;
}

function axesOf(columns: readonly Column[]): readonly TableAxis[] {
  const alike = new Map<string, Column[]>();
  for (const column of columns) {
    if (column.domain === undefined) continue;
    const key = `${column.domain.kind} ${column.expression}`;
    alike.set(key, [...(alike.get(key) ?? []), column]);
  }
  return [...alike.values()].map((own) => {
    const domains = own.map(({ domain }) => domain as Region);
    const isNull = domains.some((domain) => domain.null);
    const domain = withNull(domains.reduce(intersect), isNull);
    const regions = own.flatMap((column) => column.regions.flatMap((region) => region ?? []));
    return { columns: own, domain, axis: makeAxis(domain, [...new Set(regions)]) };
  });
}

/** What each rule takes of an axis. */
function takenBy(columns: readonly Column[], axis: Axis): readonly Runs[] {
  const whole = wholeAxis(axis);
  const placed = new Map<Region, Runs>();
  const place = (region: Region): Runs => {
    const runs = placed.get(region) ?? axis.runsOf(region);
    placed.set(region, runs);
    return runs;
  };
  const rules = columns[0]?.cells.length ?? 0;
  return Array.from({ length: rules }, (_, rule) =>
    columns.reduce<Runs>((taken, { regions }) => {
      const region = regions[rule];
      return region === undefined ? taken : intersectRuns(taken, place(region));
    }, whole),
  );
}
