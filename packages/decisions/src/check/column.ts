import { compileExpression, type Expression, type FeelValue } from '@throughline/feel';
import type { DataType } from '../read/data-type.ts';
import type { InputClause } from '../read/dmn.ts';
import { everyValue, intersect, noValue, type Region, unite, withNull } from '../regions/region.ts';
import { type RegionKind, regionKindOf } from '../regions/region-kind.ts';
import { kindsIn, mentionsNull, regionOf } from '../regions/region-of.ts';
import { equalTo } from '../regions/truth.ts';
import type { CellReader } from './cell-reader.ts';
import { type Answers, knownOf } from './known.ts';
import type { TableSource } from './table-source.ts';

/** An input column of a table, as far as it can be reasoned about. */
export interface Column {
  /** From 1. */
  readonly number: number;
  /** As sentences call it. */
  readonly label: string;
  readonly expression: string;
  /** One for each rule; undefined for a cell that always holds. */
  readonly cells: readonly (Expression | undefined)[];
  /** What each cell takes of the domain's kind; undefined for one that always holds or cannot be reasoned about. */
  readonly regions: readonly (Region | undefined)[];
  /** What its value can be; undefined when that is not known, or of several kinds. */
  readonly domain?: Region;
  /** Whether the domain is all that is known to be possible, and not only what is not known to be impossible. */
  readonly sure: boolean;
  /** Allowed values that cannot be reasoned about. */
  readonly unchecked?: string;
  /** The decision whose answers are all it can be. */
  readonly answers?: Answers;
  /** The names of the data that its value is made from. */
  readonly from: ReadonlySet<string>;
  readonly type: DataType;
  /** What the model says of the value itself, when that is known of a different kind than the column says. */
  readonly givenType?: DataType;
}

export function readColumn(clause: InputClause, at: number, source: TableSource, reader: CellReader): Column {
  const expression = clause.inputExpression?.text?.trim() ?? '';
  const known = knownOf(expression, source.names);
  const declared = source.types.named(clause.inputExpression?.typeRef, source.element);
  const type = declared.feel.kind === 'any' ? (known?.type ?? declared) : declared;
  const cells = (source.table.rule ?? []).map((rule) => reader.cell(rule.inputEntry?.[at]?.text));
  const values = reader.cell(clause.inputValues?.text);
  const tests = [values, ...cells].flatMap((cell) => cell ?? []);
  const kind = kindOfColumn(type, tests, known?.answers?.whole);
  const limits = [...(declared.allowed ?? []), ...(known?.type.allowed ?? []), ...(values ? [values] : [])];
  const withNulls = tests.some(mentionsNull);
  const bound = kind === undefined ? undefined : boundBy(kind, limits, known?.answers?.whole, withNulls);
  return {
    number: at + 1,
    label: clause.label ?? clause.name ?? expression,
    expression,
    cells,
    regions: regionsOf(cells, kind),
    sure: known?.sure ?? false,
    ...(bound && { domain: bound.domain }),
    ...(bound?.unchecked !== undefined && { unchecked: bound.unchecked }),
    ...(known?.answers?.whole && { answers: known.answers }),
    from: known?.from ?? namesBehind(expression, source),
    type,
    ...(known && { givenType: known.type }),
  };
}

/** Cells that are written alike are one, and looked at once. */
function regionsOf(
  cells: readonly (Expression | undefined)[],
  kind: RegionKind | undefined,
): readonly (Region | undefined)[] {
  const known = new Map<Expression, Region | undefined>();
  return cells.map((cell) => {
    if (cell === undefined || kind === undefined) return undefined;
    if (!known.has(cell)) known.set(cell, regionOf(cell, kind));
    return known.get(cell);
  });
}

/** The data behind the names an expression uses; a name nothing is known of stands for itself. */
function namesBehind(expression: string, { names }: TableSource): ReadonlySet<string> {
  const compiled = compileExpression(expression, { names: names.keys() });
  const references = compiled.ok ? compiled.expression.references : [expression];
  return new Set(references.flatMap((name) => [...(names.get(name)?.from ?? [name])]));
}

/** The kind its type says, or else the one kind that all its cells compare with. */
function kindOfColumn(
  { feel }: DataType,
  tests: readonly Expression[],
  answers: readonly FeelValue[] = [],
): RegionKind | undefined {
  const inCells = new Set(tests.flatMap((test) => [...kindsIn(test)]));
  switch (feel.kind) {
    case 'number':
    case 'string':
    case 'boolean':
    case 'date':
    case 'days and time duration':
    case 'years and months duration':
      return feel.kind;
    case 'time':
    case 'date and time': {
      const apart = inCells.has(`${feel.kind} with offset`);
      if (apart && inCells.has(feel.kind)) return undefined;
      return apart ? `${feel.kind} with offset` : feel.kind;
    }
    case 'any': {
      const given = answers.flatMap((value) => regionKindOf(value) ?? []);
      const [only, ...others] = new Set([...inCells, ...given]);
      return others.length === 0 ? only : undefined;
    }
    default:
      return undefined;
  }
}

/** Null is possible where a cell thinks of it, as data may be missing, and where the decision before gives it. */
function boundBy(
  kind: RegionKind,
  limits: readonly Expression[],
  answers: readonly FeelValue[] | undefined,
  withNulls: boolean,
): { readonly domain: Region; readonly unchecked?: string } {
  const regions = limits.map((limit) => regionOf(limit, kind));
  const unchecked = limits.find((_, at) => regions[at] === undefined)?.source;
  const within = regions.flatMap((region) => region ?? []).reduce(intersect, everyValue(kind));
  const given = answers?.flatMap((value) => equalTo(value, kind)?.yes ?? []);
  const domain = given === undefined ? within : intersect(within, unite([noValue(kind), ...given]));
  const isNull = withNulls || (answers ?? []).includes(null);
  return { domain: withNull(domain, isNull), ...(unchecked !== undefined && { unchecked }) };
}
