import { type Expression, type FeelValue, same, toJson } from '@throughline/feel';
import type { DecisionRun } from '../decide/decision-run.ts';
import { sayFailed, sayMet } from './cell-words.ts';
import { sayRules } from './rule-sentences.ts';
import type { WhyDecision, WhyInput, WhyRule } from './why.ts';

/** A compiled table as its explanation needs it. */
export interface ExplainableTable {
  readonly decision: string;
  readonly name: string;
  /** With the aggregation: `COLLECT SUM`. */
  readonly hitPolicy: string;
  readonly hasDefault: boolean;
  readonly columns: readonly { readonly label: string; readonly source: string }[];
  readonly rows: readonly ExplainableRow[];
}

export interface ExplainableRow {
  readonly tests: readonly { readonly column: number; readonly test: Expression }[];
  readonly annotation: string | undefined;
  readonly answer: (run: DecisionRun) => FeelValue;
}

/** Goes through all rules, also those that the search for the answer could leave out. */
export function explainTable(
  facts: ExplainableTable,
  inputs: readonly FeelValue[],
  output: FeelValue,
  run: DecisionRun,
): WhyDecision {
  const { decision, name, hitPolicy, columns } = facts;
  const tried = facts.rows.map((row, at) => tryRow(row, at, facts, inputs, run));
  const decided = deciding(facts, tried, output, run);
  const rules = tried.map(({ rule }, at): WhyRule => ({ ...rule, decided: decided.has(at) }));
  return {
    decision,
    name,
    kind: 'table',
    inputs: columns.map(
      ({ label, source }, at): WhyInput => ({
        label,
        expression: source,
        value: toJson(inputs[at] as FeelValue),
      }),
    ),
    hitPolicy,
    rules,
    output: toJson(output),
    sentences: sayRules(
      facts,
      tried.map(({ words }) => words),
      rules,
      output,
    ),
  };
}

interface Tried {
  readonly rule: Omit<WhyRule, 'decided'>;
  /** What was met, in words; of a rule that did not match, what was not. */
  readonly words: readonly string[];
}

function tryRow(
  { tests, annotation }: ExplainableRow,
  at: number,
  { columns }: ExplainableTable,
  inputs: readonly FeelValue[],
  run: DecisionRun,
): Tried {
  const rule = { rule: at + 1, ...(annotation !== undefined && { annotation }) };
  const cells = tests.map(({ column, test }) => {
    const value = inputs[column] as FeelValue;
    return { column, test, value, label: (columns[column] as { label: string }).label };
  });
  const failed = cells.find(({ test, value }) => !meets(test, value, run));
  if (failed === undefined) {
    const met = cells.map(({ column, test, value }) => whyCell(column, test, value));
    const words = cells.map(({ label, value, test }) => sayMet(label, value, test));
    return { rule: { ...rule, matched: true, met }, words };
  }
  const { column, test, value, label } = failed;
  const words = sayFailed(label, value, test);
  const why = { ...whyCell(column, test, value), sentence: `${words}.` };
  return { rule: { ...rule, matched: false, failed: why }, words: [words] };
}

function whyCell(column: number, test: Expression, value: FeelValue) {
  return { column: column + 1, cell: test.source.trim(), value: toJson(value) };
}

function meets(test: Expression, value: FeelValue, run: DecisionRun): boolean {
  const outer = run.input;
  run.input = value;
  const met = test.valueIn(run) === true;
  run.input = outer;
  return met;
}

/** The rows that the table's answer comes from; none where they contradict each other. */
function deciding(
  { hitPolicy, rows }: ExplainableTable,
  tried: readonly Tried[],
  output: FeelValue,
  run: DecisionRun,
): ReadonlySet<number> {
  const matched = tried.flatMap(({ rule }, at) => (rule.matched ? [at] : []));
  const answers = (at: number) => same((rows[at] as ExplainableRow).answer(run), output);
  switch (hitPolicy) {
    case 'UNIQUE':
      return new Set(matched.length === 1 ? matched : []);
    case 'FIRST':
      return new Set(matched.slice(0, 1));
    case 'ANY':
      return new Set(matched.every(answers) ? matched : []);
    case 'PRIORITY':
    case 'COLLECT MIN':
    case 'COLLECT MAX':
      return new Set(matched.filter(answers).slice(0, 1));
    default:
      return new Set(matched);
  }
}
