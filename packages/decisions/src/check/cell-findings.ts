import { type Expression, type FeelValue, nearest, quotedText } from '@throughline/feel';
import type { Finding } from '../finding.ts';
import { type RegionKind, regionKindOf } from '../regions/region-kind.ts';
import { constantsOf } from '../regions/region-of.ts';
import type { AnalysedTable } from './analysis.ts';
import type { CheckedTable } from './checked-table.ts';
import type { Column } from './column.ts';
import { few } from './few.ts';
import { placed } from './table-source.ts';
import { kindText } from './words.ts';

/** Cells that compare with the wrong thing, and cells that cannot be reasoned about. */
export function cellFindings({ table }: AnalysedTable): readonly Finding[] {
  return [
    ...few(
      table.columns.flatMap((column) => wrongKinds(table, column)),
      ['cell of the wrong type', 'cells of the wrong type'],
    ),
    ...few(
      table.columns.flatMap((column) => wrongNames(table, column)),
      ['unknown name', 'unknown names'],
    ),
    ...uncheckedFinding(table),
  ];
}

/** Rules with such a cell, from 1. */
export function rulesOfWrongKind(table: CheckedTable): readonly number[] {
  return table.columns.flatMap(({ cells, domain }) =>
    cells.flatMap((cell, at) => (wrongConstant(cell, domain?.kind) === undefined ? [] : at + 1)),
  );
}

/** A value of another kind than the column's that a cell compares with. */
function wrongConstant(cell: Expression | undefined, wanted: RegionKind | undefined): FeelValue | undefined {
  if (cell === undefined || wanted === undefined) return undefined;
  return constantsOf(cell).find((constant) => isOfOtherKind(regionKindOf(constant), wanted));
}

function wrongKinds(table: CheckedTable, column: Column): readonly Finding[] {
  const { domain, label, cells, number } = column;
  if (domain === undefined) return [];
  return cells.flatMap((cell, at): readonly Finding[] => {
    const value = wrongConstant(cell, domain.kind);
    if (value === undefined) return [];
    const rule = at + 1;
    const kind = kindText(domain.kind);
    return [
      placed(table.source, {
        code: 'cell-type',
        severity: 'error',
        sentence: `Rule ${rule} of ${table.source.what} compares ${label}, which is ${kind}, with ${quotedText(value)}.`,
        mend: `Compare it with ${kind}, or correct the type of the input.`,
        rules: [rule],
        cells: [{ rule, column: number }],
      }),
    ];
  });
}

/** Local times and such with an offset are of one type, though they cannot be compared. */
function isOfOtherKind(kind: RegionKind | undefined, wanted: RegionKind): boolean {
  const plain = (name: string) => name.replace(' with offset', '');
  return kind !== undefined && plain(kind) !== plain(wanted);
}

/** Names that nothing has, where something close is known: a name, or a text without its quotes. */
function wrongNames(table: CheckedTable, { cells, number, domain }: Column): readonly Finding[] {
  const { what, names } = table.source;
  const texts = new Set(
    [...cells.flatMap((cell) => (cell === undefined ? [] : constantsOf(cell))), ...pointsOf(domain)].filter(
      (value) => typeof value === 'string',
    ),
  );
  return cells.flatMap((cell, at) =>
    unknownIn(cell, names).flatMap((name): readonly Finding[] => {
      const text = nearest(name, [...texts]);
      const close = text === undefined ? nearest(name, [...names.keys()]) : quotedText(text);
      if (close === undefined) return [];
      const rule = at + 1;
      return [
        placed(table.source, {
          code: 'cell-unknown-name',
          severity: 'warning',
          sentence: `Rule ${rule} of ${what} uses ${name}, which is not known there.`,
          mend: `Did you mean ${close}?`,
          rules: [rule],
          cells: [{ rule, column: number }],
        }),
      ];
    }),
  );
}

function pointsOf(domain: Column['domain']): readonly unknown[] {
  return domain !== undefined && 'points' in domain ? domain.points : [];
}

function unknownIn(cell: Expression | undefined, names: ReadonlyMap<string, unknown>): readonly string[] {
  return cell?.references.filter((name) => !names.has(name)) ?? [];
}

/** Nothing is assumed of such cells: what depends on them is not reported. */
function uncheckedFinding(table: CheckedTable): readonly Finding[] {
  const { source, columns, unchecked } = table;
  const limits = columns.flatMap((column) => (column.unchecked === undefined ? [] : column));
  const places = unchecked.map(({ rule, column }) => {
    const { label, cells } = columns[column - 1] as Column;
    return `${label} in rule ${rule} (${cells[rule - 1]?.source.trim()})`;
  });
  const all = [
    ...limits.map(({ label, unchecked }) => `the allowed values of ${label} (${unchecked})`),
    ...places,
  ];
  if (all.length === 0) return [];
  const shown = all.slice(0, 3);
  const rest = all.length > shown.length ? `, and ${all.length - shown.length} more` : '';
  return [
    placed(source, {
      code: 'cell-unchecked',
      severity: 'advice',
      sentence: `${source.what} is not checked in full, since it depends on more than its inputs or calls functions: ${shown.join('; ')}${rest}.`,
      mend: 'Compare with fixed values where that is possible, and cover these rules with test cases.',
      rules: [...new Set(unchecked.map(({ rule }) => rule))],
      cells: unchecked,
    }),
  ];
}
