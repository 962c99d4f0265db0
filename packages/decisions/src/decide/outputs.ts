import { compileExpression, type FeelValue, isList, Run, same } from '@throughline/feel';
import { feelFinding } from '../check/feel-finding.ts';
import type { LiteralExpression, OutputClause } from '../read/dmn.ts';
import { fit } from './fit.ts';
import { type Code, compileFeel, type LogicScope, note, nothing } from './logic-scope.ts';

/** What a table answers: one value, or a context when there are several output columns. */
export interface Outputs {
  readonly count: number;
  /** The answer of a row from its output cells. */
  readonly compileAnswer: (cells: readonly LiteralExpression[], place: string) => Code;
  /** The answer when no row matches; undefined when the table names none. */
  readonly otherwise: Code | undefined;
  /** Whether the columns say which of their values come first. */
  readonly ranked: boolean;
  /** Orders answers by the output values, the first column first; those not among them come last. */
  readonly rank: (a: FeelValue, b: FeelValue) => number;
}

export function compileOutputs(clauses: readonly OutputClause[], scope: LogicScope, what: string): Outputs {
  if (clauses.length === 0) note(scope, 'no-output', `${what} has no output.`, 'Add an output column.');
  const names = clauses.map((clause) => clause.name ?? '');
  if (clauses.length > 1 && names.includes('')) {
    note(scope, 'unnamed-output', `${what} has several outputs, but one has no name.`, 'Name every output.');
  }
  const types = clauses.map((clause) => scope.types.named(clause.typeRef, scope.element));
  const orders = clauses.map((clause) => orderOf(clause, scope, what));
  const defaults = clauses.map(({ defaultOutputEntry }) => defaultOutputEntry);
  const compileAnswer = (cells: readonly (LiteralExpression | undefined)[], place: string): Code => {
    const codes = clauses.map((_, at) => compileOutput(cells[at], scope, `Output ${at + 1} in ${place}`));
    const typed = codes.map((code, at): Code => {
      const type = types[at];
      const label = names[at] || what;
      return type === undefined ? code : (run) => fit(code(run), type, label, run);
    });
    if (typed.length === 1) return typed[0] as Code;
    return (run) => Object.fromEntries(typed.map((code, at) => [names[at] as string, code(run)]));
  };
  return {
    count: clauses.length,
    compileAnswer,
    otherwise: defaults.some(Boolean) ? compileAnswer(defaults, `the default of ${what}`) : undefined,
    ranked: orders.some((order) => order.length > 0),
    rank: (a, b) => compareAnswers(a, b, names, orders),
  };
}

/** An empty output cell answers null. */
function compileOutput(cell: LiteralExpression | undefined, scope: LogicScope, what: string): Code {
  if (cell?.text === undefined || cell.text.trim() === '') return nothing;
  const expression = compileFeel(cell, scope, what);
  return expression === undefined ? nothing : (run) => expression.valueIn(run);
}

/** The output values in the order they are written, which is their priority; else those the output's type allows. */
function orderOf(clause: OutputClause, scope: LogicScope, what: string): readonly FeelValue[] {
  const own = clause.outputValues?.text?.trim();
  const text = own || scope.types.named(clause.typeRef, scope.element).allowed?.at(-1)?.source.trim();
  if (text === undefined || text === '') return [];
  const compiled = compileExpression(`[${text}]`, { names: scope.names, types: scope.feelTypes });
  if (compiled.ok) {
    const value = compiled.expression.valueIn(new Run({}));
    return isList(value) ? value : [];
  }
  for (const error of compiled.errors) {
    scope.findings.push(feelFinding(error, `The output values of ${what}`, scope.element));
  }
  return [];
}

function compareAnswers(
  a: FeelValue,
  b: FeelValue,
  names: readonly string[],
  orders: readonly (readonly FeelValue[])[],
): number {
  for (let at = 0; at < orders.length; at++) {
    const order = orders[at] as readonly FeelValue[];
    const difference = place(partOf(a, names, at), order) - place(partOf(b, names, at), order);
    if (difference !== 0) return difference;
  }
  return 0;
}

function partOf(answer: FeelValue, names: readonly string[], at: number): FeelValue {
  return names.length === 1
    ? answer
    : ((answer as { [name: string]: FeelValue })[names[at] as string] ?? null);
}

function place(value: FeelValue, order: readonly FeelValue[]): number {
  const at = order.findIndex((item) => same(item, value));
  return at < 0 ? order.length : at;
}
