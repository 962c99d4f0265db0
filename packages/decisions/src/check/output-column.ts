import type { Expression, FeelValue } from '@throughline/feel';
import type { DataType } from '../read/data-type.ts';
import type { CellReader } from './cell-reader.ts';
import type { TableSource } from './table-source.ts';

/** An output column: what its cells can answer, and may. */
export interface OutputColumn {
  readonly name: string;
  readonly label: string;
  readonly type: DataType;
  /** The output values, as a test and, where all are constants, in their order of priority. */
  readonly allowed: Expression | undefined;
  readonly order: readonly FeelValue[];
  /** The text of each rule's cell, and the values it can have where it says so itself. */
  readonly cells: readonly OutputCell[];
  /** What is answered when no rule matches; undefined where the table names nothing. */
  readonly otherwise: OutputCell | undefined;
}

export interface OutputCell {
  readonly text: string;
  readonly values: readonly FeelValue[] | undefined;
}

export function readOutputs(source: TableSource, reader: CellReader): readonly OutputColumn[] {
  const rules = source.table.rule ?? [];
  const read = (text: string | undefined): OutputCell => ({
    text: text?.trim() ?? '',
    values: reader.valuesOf(text),
  });
  return (source.table.output ?? []).map((clause, at) => ({
    name: clause.name ?? '',
    label: clause.label ?? clause.name ?? source.what,
    type: source.types.named(clause.typeRef, source.element),
    allowed: reader.cell(clause.outputValues?.text),
    order: reader.constants(clause.outputValues?.text) ?? [],
    cells: rules.map((rule) => read(rule.outputEntry?.[at]?.text)),
    otherwise: clause.defaultOutputEntry && read(clause.defaultOutputEntry.text),
  }));
}
