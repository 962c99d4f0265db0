import { nearest, quotedText } from '@throughline/feel';
import type { Finding } from '../finding.ts';
import { contains, isEmpty } from '../regions/region.ts';
import { isPointKind, regionKindOf } from '../regions/region-kind.ts';
import { constantsOf } from '../regions/region-of.ts';
import type { AnalysedTable, Beaten } from './analysis.ts';
import { rulesOfWrongKind } from './cell-findings.ts';
import type { CheckedTable } from './checked-table.ts';
import type { Column } from './column.ts';
import { few } from './few.ts';
import { cellsOf } from './overlap-findings.ts';
import { meet, type Runs } from './runs.ts';
import { placed } from './table-source.ts';
import { capital, rulesText } from './words.ts';

/** Rules that never decide anything. */
export function ruleFindings({ table, analysis }: AnalysedTable): readonly Finding[] {
  const impossible = table.columns.flatMap((column) => impossibleValues(table, column));
  const told = new Set([...impossible.flatMap(({ rules }) => rules ?? []), ...rulesOfWrongKind(table)]);
  const dead = analysis.dead.filter((rule) => !told.has(rule));
  return [
    ...few(impossible, ['such value', 'such values']),
    ...few(
      dead.map((rule) => deadFinding(table, rule)),
      ['rule that can never match', 'rules that can never match'],
    ),
    ...few(
      grouped(analysis.unreached).map((beaten) => unreachedFinding(table, beaten)),
      ['rule never reached', 'rules never reached'],
    ),
    ...few(
      grouped(analysis.contained).map((beaten) => containedFinding(table, beaten)),
      ['such rule', 'such rules'],
    ),
  ];
}

/** Texts and truth values in cells that the input never has: mostly misspelt. */
function impossibleValues(table: CheckedTable, column: Column): readonly Finding[] {
  const { domain, cells, label, answers } = column;
  if (domain === undefined || !isPointKind(domain.kind)) return [];
  const wrong = new Map<string, number[]>();
  cells.forEach((cell, at) => {
    if (cell === undefined || column.regions[at] === undefined) return;
    for (const value of constantsOf(cell)) {
      if (regionKindOf(value) !== domain.kind || contains(domain, value)) continue;
      const text = quotedText(value);
      wrong.set(text, [...(wrong.get(text) ?? []), at + 1]);
    }
  });
  const possible = 'points' in domain ? domain.points.map((value) => quotedText(value)) : [];
  return [...wrong].map(([text, rules]) => {
    const close = nearest(text, possible);
    const never =
      answers === undefined
        ? `is none of the allowed values of ${label}`
        : `is nothing that ${answers.by} answers`;
    return placed(table.source, {
      code: 'value-impossible',
      severity: 'warning',
      sentence: `${capital(rulesText(rules))} of ${table.source.what} ${rules.length > 1 ? 'wait' : 'waits'} for ${text}, which ${never}.`,
      mend: close === undefined ? `Use one of ${possible.slice(0, 6).join(', ')}.` : `Did you mean ${close}?`,
      rules,
      cells: rules.map((rule) => ({ rule, column: column.number })),
    });
  });
}

function deadFinding(table: CheckedTable, rule: number): Finding {
  const { sentence, columns } = whyDead(table, rule);
  return placed(table.source, {
    code: 'rule-dead',
    severity: 'warning',
    sentence: `Rule ${rule} of ${table.source.what} can never match: ${sentence}.`,
    mend: 'Correct its cells, or remove it.',
    rules: [rule],
    cells: columns.map(({ number }) => ({ rule, column: number })),
  });
}

function whyDead(table: CheckedTable, rule: number): { sentence: string; columns: readonly Column[] } {
  for (const { columns, axis, domain } of table.axes) {
    for (const column of columns) {
      const region = column.regions[rule - 1];
      const text = column.cells[rule - 1]?.source.trim() ?? '-';
      if (region === undefined || axis.runsOf(region).length > 0) continue;
      const limit = column.answers === undefined ? `${column.label} can be` : `${column.answers.by} answers`;
      const sentence = isEmpty(region) ? `no value is ${text}` : `nothing that ${limit} is ${text}`;
      return {
        sentence: isEmpty(domain) ? `${column.label} has no value it can be` : sentence,
        columns: [column],
      };
    }
    const runs = columns
      .flatMap(({ regions }) => regions[rule - 1] ?? [])
      .map((region) => axis.runsOf(region));
    const apart = runs.length > 1 && !runs.slice(1).every((other) => meet(runs[0] as Runs, other));
    if (apart) return { sentence: `its cells for ${columns[0]?.label} exclude each other`, columns };
  }
  return { sentence: 'its cells exclude each other', columns: [] };
}

function unreachedFinding(table: CheckedTable, { rules, by }: Group): Finding {
  const { what } = table.source;
  const who = `${capital(rulesText(rules))} of ${what} ${rules.length > 1 ? 'are' : 'is'} never reached`;
  const earlier = by.length > 1 ? `${rulesText(by)} together come first` : `${rulesText(by)} comes first`;
  const highest = `${rulesText(by)} before ${rules.length > 1 ? 'them' : 'it'}`;
  return placed(table.source, {
    code: 'rule-unreachable',
    severity: 'warning',
    sentence: `${who}: ${earlier} wherever ${rules.length > 1 ? 'they' : 'it'} would match.`,
    mend:
      table.policy === 'PRIORITY'
        ? `Remove ${rules.length > 1 ? 'them' : 'it'}, or change the order of the output values, which puts ${highest}.`
        : `Move ${rules.length > 1 ? 'them' : 'it'} above ${rulesText(by)}, make ${by.length > 1 ? 'those' : rulesText(by)} narrower, or remove ${rules.length > 1 ? 'them' : 'it'}.`,
    rules: [...rules, ...by],
    cells: cellsOf(table, rules),
  });
}

function containedFinding(table: CheckedTable, { rules, by }: Group): Finding {
  const { what } = table.source;
  const says = rules.length > 1 ? 'say' : 'says';
  return placed(table.source, {
    code: 'rule-contained',
    severity: 'warning',
    sentence: `${capital(rulesText(rules))} of ${what} ${says} nothing that ${rulesText(by)} does not say, too.`,
    mend: `Remove ${rules.length > 1 ? 'them' : 'it'}, or correct what was meant.`,
    rules: [...rules, ...by],
    cells: cellsOf(table, rules),
  });
}

interface Group {
  readonly rules: readonly number[];
  readonly by: readonly number[];
}

/** Rules beaten by the same others are told of together. */
function grouped(beaten: readonly Beaten[]): readonly Group[] {
  const groups = new Map<string, { rules: number[]; by: readonly number[] }>();
  for (const { rule, by } of beaten) {
    const key = by.join(' ');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { rules: [rule], by });
    else group.rules.push(rule);
  }
  return [...groups.values()];
}
