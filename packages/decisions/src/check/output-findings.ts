import { type FeelValue, kindOf, nearest, quotedText } from '@throughline/feel';
import type { Finding } from '../finding.ts';
import type { DataType } from '../read/data-type.ts';
import { contains, type Region } from '../regions/region.ts';
import { regionKindOf } from '../regions/region-kind.ts';
import { regionOf } from '../regions/region-of.ts';
import type { AnalysedTable } from './analysis.ts';
import type { CheckedTable } from './checked-table.ts';
import { few } from './few.ts';
import type { OutputColumn } from './output-column.ts';
import { placed } from './table-source.ts';
import { kindText } from './words.ts';

/** Answers of the wrong type, or outside the values that are allowed. */
export function outputFindings({ table }: AnalysedTable): readonly Finding[] {
  const findings = table.outputs.flatMap((output, at) => {
    const places = [...output.cells.entries()].map(([rule, cell]) => ({ rule: rule + 1, cell }));
    const all = output.otherwise ? [...places, { rule: undefined, cell: output.otherwise }] : places;
    return all.flatMap(({ rule, cell }) =>
      (cell.values ?? []).flatMap((value) => wrongAnswer(table, output, at, rule, value) ?? []),
    );
  });
  return few(findings, ['such answer', 'such answers']);
}

/** Null stands for no answer, and may always be given. */
function wrongAnswer(
  table: CheckedTable,
  output: OutputColumn,
  at: number,
  rule: number | undefined,
  value: FeelValue,
): Finding | undefined {
  if (value === null) return undefined;
  if (table.aggregation === 'SUM' && rule !== undefined && !isSummand(value)) {
    return notAddable(table, at, rule, value);
  }
  const { outputType } = table.source;
  const types = [output.type, ...(table.outputs.length === 1 && outputType ? [outputType] : [])];
  const wrongType = types.find((type) => !isOfKind(value, type));
  const limits = [
    ...types.flatMap(({ allowed = [] }) => allowed),
    ...(output.allowed ? [output.allowed] : []),
  ];
  const limit = limits.find((test) => !mayBe(regionFor(test, value), value));
  if (wrongType === undefined && limit === undefined) return undefined;
  const who =
    rule === undefined ? `The default of ${table.source.what}` : `Rule ${rule} of ${table.source.what}`;
  const answer = table.outputs.length > 1 ? `${quotedText(value)} as ${output.label}` : quotedText(value);
  const place = rule !== undefined && {
    rules: [rule],
    cells: [{ rule, column: table.columns.length + at + 1 }],
  };
  if (wrongType !== undefined) {
    return placed(table.source, {
      code: 'output-type',
      severity: 'error',
      sentence: `${who} answers ${answer}, but ${kindText(wrongType.feel.kind)} is asked for.`,
      mend: `Answer ${kindText(wrongType.feel.kind)}, or correct the type of the output.`,
      ...place,
    });
  }
  const allowed = limit?.source.trim() ?? '';
  const close = typeof value === 'string' ? nearest(quotedText(value), allowed.split(/\s*,\s*/)) : undefined;
  return placed(table.source, {
    code: 'output-not-allowed',
    severity: 'error',
    sentence: `${who} answers ${answer}, which is none of the allowed values ${allowed}.`,
    mend: close === undefined ? 'Answer one of them, or allow this value, too.' : `Did you mean ${close}?`,
    ...place,
  });
}

function isSummand(value: FeelValue): boolean {
  const kind = kindOf(value);
  return kind === 'number' || kind.endsWith(' duration');
}

function notAddable(table: CheckedTable, at: number, rule: number, value: FeelValue): Finding {
  const { what } = table.source;
  return placed(table.source, {
    code: 'output-type',
    severity: 'error',
    sentence: `Rule ${rule} of ${what} answers ${quotedText(value)}, but the answers of ${what} are added up.`,
    mend: 'Answer a number, or collect the answers without adding them up.',
    rules: [rule],
    cells: [{ rule, column: table.columns.length + at + 1 }],
  });
}

function isOfKind(value: FeelValue, { feel }: DataType): boolean {
  return (
    feel.kind === 'any' ||
    ['list', 'context', 'range', 'function'].includes(feel.kind) ||
    kindOf(value) === feel.kind
  );
}

function regionFor(test: Parameters<typeof regionOf>[0], value: FeelValue): Region | undefined {
  const kind = regionKindOf(value);
  return kind && regionOf(test, kind);
}

/** What cannot be reasoned about is let through. */
function mayBe(region: Region | undefined, value: FeelValue): boolean {
  return region === undefined || contains(region, value);
}
