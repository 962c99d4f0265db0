import { type Expression, type FeelValue, isContext, toJson } from '@throughline/feel';
import { type ExplainableRow, type ExplainableTable, explainTable } from '../explain/explain-table.ts';
import type { DataType } from '../read/data-type.ts';
import type { DecisionTable, InputClause, Text } from '../read/dmn.ts';
import { DecisionRun } from './decision-run.ts';
import { askedByColumn, fit } from './fit.ts';
import { compileHitPolicy } from './hit-policy.ts';
import { type Code, compileCell, compileFeel, type LogicScope, note } from './logic-scope.ts';
import { compileMatch } from './match-rows.ts';
import { compileOutputs, type Outputs } from './outputs.ts';

interface Column {
  readonly label: string;
  readonly expression: Expression | undefined;
  /** The names it asks for, and the whole of what it asks for. */
  readonly names: ReadonlySet<string>;
  readonly type: DataType;
  /** The values the column is made for. */
  readonly allowed: Expression | undefined;
}

/** A row: the tests that can fail, each with its column, and what it answers. */
type Row = ExplainableRow;

/** A decision table (DMN 1.5, chapter 8), compiled once into closures. */
export function compileTable(table: DecisionTable, scope: LogicScope, what: string): Code {
  const columns = (table.input ?? []).map((input, at) =>
    compileColumn(input, scope, `Input ${at + 1} of ${what}`),
  );
  const outputs = compileOutputs(table.output ?? [], scope, what);
  const rows = compileRows(table, columns, outputs, scope, what);
  const policy = compileHitPolicy(table, outputs, scope, what);
  const match = compileMatch(rows, columns.length);
  const facts = factsOf(table, columns, rows, outputs, scope);
  return (run) => {
    const inputs: FeelValue[] = [];
    for (const column of columns) inputs.push(readColumn(column, run));
    const matched = match(inputs, run, policy.firstOnly);
    const output = policy.decide(matched, rows, run);
    if (run.explaining === 'briefly') explain(facts, inputs, matched, output, run);
    else if (run.explaining === 'whole') run.tellWhy(explainTable(facts, inputs, output, run));
    return output;
  };
}

function factsOf(
  { hitPolicy = 'UNIQUE', aggregation }: DecisionTable,
  columns: readonly Column[],
  rows: readonly Row[],
  outputs: Outputs,
  { element: { id = '', name = id } }: LogicScope,
): ExplainableTable {
  return {
    decision: id,
    name,
    hitPolicy: aggregation === undefined ? hitPolicy : `${hitPolicy} ${aggregation}`,
    hasDefault: outputs.otherwise !== undefined,
    columns: columns.map(({ label, expression }) => ({ label, source: expression?.source.trim() ?? '' })),
    rows,
  };
}

function explain(
  { decision, name, columns }: ExplainableTable,
  inputs: readonly FeelValue[],
  matched: readonly number[],
  output: FeelValue,
  run: DecisionRun,
): void {
  run.explain({
    decision,
    name,
    rules: matched.map((row) => row + 1),
    inputs: columns.map(({ label }, at) => ({ expression: label, value: toJson(inputs[at] as FeelValue) })),
    output: toJson(output),
  });
}

function compileColumn(input: InputClause, scope: LogicScope, what: string): Column {
  const { inputExpression } = input;
  const values = input.inputValues;
  const expression = compileFeel(inputExpression, scope, what);
  return {
    label: input.label ?? input.name ?? inputExpression?.text?.trim() ?? '',
    expression,
    names: new Set(expression === undefined ? [] : [...expression.references, expression.source.trim()]),
    type: scope.types.named(inputExpression?.typeRef, scope.element),
    allowed: compileCell(values, scope, `The allowed values of ${what}`),
  };
}

function compileRows(
  table: DecisionTable,
  columns: readonly Column[],
  outputs: Outputs,
  scope: LogicScope,
  what: string,
): readonly Row[] {
  const compileTest = rememberCells(scope);
  return (table.rule ?? []).map((rule, at) => {
    const place = `rule ${at + 1} of ${what}`;
    const cells = rule.inputEntry ?? [];
    const answers = rule.outputEntry ?? [];
    if (cells.length !== columns.length || answers.length !== outputs.count) {
      const sentence = `Rule ${at + 1} of ${what} has ${cells.length} inputs and ${answers.length} outputs.`;
      note(
        scope,
        'uneven-rule',
        sentence,
        `Give it ${columns.length} and ${outputs.count} like the table's columns.`,
      );
    }
    const tests = cells.flatMap((cell, column) => {
      const test = compileTest(cell, `Input ${column + 1} in ${place}`);
      const head = columns[column];
      if (test === undefined || head === undefined) return [];
      scope.mentions.add(head.names, test.source);
      return [{ column, test }];
    });
    const annotation = rule.annotationEntry
      ?.map(({ text = '' }) => text.trim())
      .filter(Boolean)
      .join('; ');
    return {
      tests,
      annotation: annotation || rule.description?.trim() || undefined,
      answer: rememberAnswer(outputs.compileAnswer(answers, place), answers),
    };
  });
}

/** An answer of nothing but values that are written out is made once; contexts are handed out as copies. */
function rememberAnswer(answer: Code, cells: readonly Text[]): Code {
  if (!cells.every(({ text = '' }) => isWrittenOut(text))) return answer;
  let known: { readonly value: FeelValue | undefined } | undefined;
  return (run) => {
    known ??= { value: withoutMishap(answer) };
    const { value } = known;
    if (value === undefined) return answer(run);
    return isContext(value) ? { ...value } : value;
  };
}

function isWrittenOut(text: string): boolean {
  return /^\s*(?:-?\d+(?:\.\d+)?|"[^"\\]*"|true|false)\s*$/.test(text);
}

/** Undefined for an answer that does not fit its type, which each evaluation must say. */
function withoutMishap(answer: Code): FeelValue | undefined {
  const run = new DecisionRun(undefined, 'not');
  const value = answer(run);
  return run.fault === undefined && run.warnings.length === 0 ? value : undefined;
}

/** Compiles cells that are written alike once. */
function rememberCells(scope: LogicScope): (cell: Text, what: string) => Expression | undefined {
  const known = new Map<string, Expression>();
  return (cell, what) => {
    const { text = '', expressionLanguage } = cell;
    const remembered = expressionLanguage === undefined ? known.get(text) : undefined;
    if (remembered !== undefined) return remembered;
    const test = compileCell(cell, scope, what);
    if (test !== undefined) known.set(text, test);
    return test;
  };
}

/** Null is let through: whether it matches is for the cells to say. */
function readColumn({ label, expression, type, allowed }: Column, run: DecisionRun): FeelValue {
  if (expression === undefined) return null;
  const value = fit(expression.valueIn(run), type, label, run, askedByColumn);
  if (allowed === undefined || value === null) return value;
  run.input = value;
  if (allowed.valueIn(run) === true) return value;
  return run.blame(
    `${label} is ${String(toJson(value))}, which is none of its allowed values ${allowed.source}.`,
  );
}
