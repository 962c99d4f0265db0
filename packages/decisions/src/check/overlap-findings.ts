import type { Finding } from '../finding.ts';
import type { AnalysedTable, Clash } from './analysis.ts';
import type { CheckedRule, CheckedTable } from './checked-table.ts';
import { few } from './few.ts';
import { isPossible } from './possible.ts';
import { type Box, boxCovers, covers, intersectBoxes, type Runs } from './runs.ts';
import { situationOf } from './situation.ts';
import { placed } from './table-source.ts';
import { capital, rulesText } from './words.ts';

/** From how many others on a rule that meets them is told of once. */
const manyPartners = 4;

/** Rules that match together where only one may, or that then answer differently. */
export function overlapFindings({ table, analysis }: AnalysedTable): readonly Finding[] {
  const { hubs, pairs } = withHubs(analysis.clashes);
  const findings = [
    ...hubs.map(([rule, partners]) => hubFinding(table, rule, partners)),
    ...pairs.map((clash) => pairFinding(table, clash)),
  ];
  const orMore = analysis.unfinished.includes('overlaps');
  const bad = findings.filter(({ severity }) => severity !== 'advice');
  const doubtful = findings.filter(({ severity }) => severity === 'advice');
  return [
    ...few(bad, ['overlap', 'overlaps'], { orMore }),
    ...few(doubtful, ['such overlap', 'such overlaps'], { shown: 1, orMore }),
  ];
}

/** A rule that meets many others is likely the one to change. */
function withHubs(clashes: readonly Clash[]) {
  const hubs: (readonly [number, readonly number[]])[] = [];
  let pairs = clashes.filter(({ certain }) => certain);
  for (;;) {
    const partners = new Map<number, number[]>();
    for (const { rules } of pairs) {
      for (const [at, rule] of rules.entries()) {
        partners.set(rule, [...(partners.get(rule) ?? []), rules[1 - at] as number]);
      }
    }
    const [hub] = [...partners].sort(([, a], [, b]) => b.length - a.length);
    if (hub === undefined || hub[1].length < manyPartners) break;
    hubs.push(hub);
    pairs = pairs.filter(({ rules }) => !rules.includes(hub[0]));
  }
  return { hubs, pairs: [...pairs, ...clashes.filter(({ certain }) => !certain)] };
}

function hubFinding(table: CheckedTable, rule: number, partners: readonly number[]): Finding {
  const { source, policy } = table;
  const first = partners[0] as number;
  const part = shared(table, rule, first);
  const { text, example } = situationOf(table, part);
  const when = text === undefined ? 'always' : `when ${text}`;
  const fault = policy === 'ANY' ? 'but answers differently' : 'but only one rule may';
  return placed(source, {
    ...severityOf(table, part),
    sentence: `Rule ${rule} of ${source.what} answers together with ${rulesText(partners)}, ${fault}: with rule ${first} ${when}.`,
    mend: `Narrow or remove rule ${rule}; or set the hit policy to FIRST if the rule above is to win.`,
    rules: [rule, ...partners],
    cells: cellsOf(table, [rule]),
    example,
  });
}

function pairFinding(table: CheckedTable, { rules, certain }: Clash): Finding {
  const { source, policy } = table;
  const [first, second] = rules;
  const part = shared(table, first, second);
  const { text, example } = situationOf(table, part);
  const when = text === undefined ? 'always' : `when ${text}`;
  const both = `Rules ${first} and ${second} of ${source.what} both answer ${when}`;
  const fault = !certain
    ? 'and perhaps not alike'
    : policy === 'ANY'
      ? 'but not alike'
      : `but only one may${insideText(table, first, second)}`;
  return placed(source, {
    ...(certain ? severityOf(table, part) : { code: 'table-conflict', severity: 'advice' }),
    sentence: `${both}, ${fault}.`,
    mend: certain ? mendOf(table, first, second) : 'Make sure that both give the same answer there.',
    rules,
    cells: cellsOf(table, rules),
    example,
  });
}

/** What cannot be known to happen is no reason to refuse a model. */
function severityOf(table: CheckedTable, part: Box): Pick<Finding, 'code' | 'severity'> {
  return {
    code: table.policy === 'ANY' ? 'table-conflict' : 'table-overlap',
    severity: isPossible(table, part) ? 'error' : 'warning',
  };
}

function insideText(table: CheckedTable, first: number, second: number): string {
  const [one, other] = [boxOf(table, first), boxOf(table, second)];
  const [inside, outside] = [boxCovers(one, other), boxCovers(other, one)];
  if (inside && outside) return '; they ask for the same';
  if (inside) return `; rule ${second} lies wholly inside rule ${first}`;
  return outside ? `; rule ${first} lies wholly inside rule ${second}` : '';
}

/** Names the cells of the input in which the two are most easily parted. */
function mendOf(table: CheckedTable, first: number, second: number): string {
  const [one, other] = [boxOf(table, first), boxOf(table, second)];
  const axis =
    table.axes.find((_, at) => partly(one[at] as Runs, other[at] as Runs)) ??
    table.axes.find((_, at) => !sameRuns(one[at] as Runs, other[at] as Runs));
  const column = axis?.columns[0];
  if (column === undefined) return 'Remove one of the two rules.';
  const cell = (rule: number) => column.cells[rule - 1]?.source.trim() ?? '-';
  return `${capital(column.label)} is ${cell(first)} in rule ${first} and ${cell(second)} in rule ${second}: part them there.`;
}

/** Each takes something that the other does not. */
function partly(one: Runs, other: Runs): boolean {
  return !covers(one, other) && !covers(other, one);
}

function sameRuns(one: Runs, other: Runs): boolean {
  return covers(one, other) && covers(other, one);
}

function shared(table: CheckedTable, first: number, second: number): Box {
  return intersectBoxes(boxOf(table, first), boxOf(table, second));
}

function boxOf({ rules }: CheckedTable, number: number): Box {
  return (rules[number - 1] as CheckedRule).box;
}

/** The cells of rules that ask for something. */
export function cellsOf({ columns }: CheckedTable, rules: readonly number[]) {
  return rules.flatMap((rule) =>
    columns.flatMap(({ cells, number }) => (cells[rule - 1] === undefined ? [] : { rule, column: number })),
  );
}
