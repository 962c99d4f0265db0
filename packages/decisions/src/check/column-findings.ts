import type { Finding } from '../finding.ts';
import type { AnalysedTable } from './analysis.ts';
import type { CheckedTable } from './checked-table.ts';
import type { Column } from './column.ts';
import { placed } from './table-source.ts';
import { kindText } from './words.ts';

/** Columns that ask for nothing, or for what the input can never be. */
export function columnFindings({ table }: AnalysedTable): readonly Finding[] {
  return table.columns.flatMap((column) => [...unused(table, column), ...wrongType(table, column)]);
}

function unused({ source }: CheckedTable, { cells, label, number }: Column): readonly Finding[] {
  if (cells.length === 0 || cells.some((cell) => cell !== undefined)) return [];
  return [
    placed(source, {
      code: 'column-unused',
      severity: 'advice',
      sentence: `No rule of ${source.what} asks for ${label}: every cell of its column is -.`,
      mend: 'Remove the column, or fill in what the rules depend on.',
      cells: cells.map((_, at) => ({ rule: at + 1, column: number })),
    }),
  ];
}

/** A value of another kind than the column's is refused whenever it is decided. */
function wrongType({ source }: CheckedTable, { label, type, givenType }: Column): readonly Finding[] {
  const [wanted, given] = [type.feel.kind, givenType?.feel.kind ?? 'any'];
  if (given === 'any' || wanted === 'any' || given === wanted || given === 'list') return [];
  return [
    placed(source, {
      code: 'column-type',
      severity: 'error',
      sentence: `${source.what} asks for ${label} as ${kindText(wanted)}, but it is ${kindText(given)}.`,
      mend: 'Give the column and the data the same type.',
    }),
  ];
}
