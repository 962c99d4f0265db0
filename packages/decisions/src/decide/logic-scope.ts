import {
  type Compilation,
  type CompileOptions,
  compileExpression,
  compileUnaryTests,
  type Expression,
  type FeelType,
  type FeelValue,
} from '@throughline/feel';
import { feelFinding } from '../check/feel-finding.ts';
import { isFeel } from '../check/language.ts';
import type { Mentions } from '../explain/mentions.ts';
import type { Finding } from '../finding.ts';
import type { Logic, Text } from '../read/dmn.ts';
import type { Types } from '../read/read-types.ts';
import type { DecisionRun } from './decision-run.ts';

/** Compiled decision logic: its value in a run whose context holds what the logic may see. */
export type Code = (run: DecisionRun) => FeelValue;

/** What logic is compiled in. */
export interface LogicScope {
  readonly types: Types;
  readonly feelTypes: ReadonlyMap<string, FeelType>;
  readonly findings: Finding[];
  /** The decision or knowledge model the logic belongs to. */
  readonly element: { readonly id?: string; readonly name?: string };
  /** Names the logic may use. */
  readonly names: readonly string[];
  /** Those of them whose values stand in the run's data, each with its slot; all others are found in the context. */
  readonly slots: ReadonlyMap<string, number>;
  /** Collects names with a slot that some part of the logic finds in the context all the same. */
  readonly byName: Set<string>;
  /** Collects names it uses beyond those. */
  readonly strays: Set<string>;
  /** Collects those that may turn out to be entries of a list's items. */
  readonly perhapsStrays: Set<string>;
  /** Collects what the model says about each name. */
  readonly mentions: Mentions;
  /** Compiles logic of any kind; given here so that the kinds need not know each other. */
  readonly compile: (logic: Logic | undefined, scope: LogicScope, what: string) => Code;
}

export function withNames(scope: LogicScope, names: readonly string[]): LogicScope {
  const slots = new Map(scope.slots);
  for (const name of names) slots.delete(name);
  return { ...scope, names: [...scope.names, ...names], slots };
}

/** For logic whose names may be hidden by others that only the data tell. */
export function withoutSlots(scope: LogicScope): LogicScope {
  for (const name of scope.slots.keys()) scope.byName.add(name);
  return { ...scope, slots: new Map() };
}

/** Runs code that sees more names. */
export function seeing(
  run: DecisionRun,
  names: { readonly [name: string]: FeelValue },
  code: Code,
): FeelValue {
  const outer = run.context;
  run.context = { ...outer, ...names };
  const value = code(run);
  run.context = outer;
  return value;
}

export const nothing: Code = () => null;

/** Compiles an expression; `what` names it in findings. Undefined when it is missing or wrong, which is noted. */
export function compileFeel(part: Text | undefined, scope: LogicScope, what: string): Expression | undefined {
  const text = part?.text;
  if (text === undefined || text.trim() === '') {
    return note(
      scope,
      'no-expression',
      `${what} is empty.`,
      'Write an expression; null if nothing is meant.',
    );
  }
  return compiled(part, text, scope, what, compileExpression);
}

/** Compiles the unary tests of a cell. Undefined for a cell that always holds, and for one that is wrong. */
export function compileCell(part: Text | undefined, scope: LogicScope, what: string): Expression | undefined {
  const text = part?.text?.trim();
  if (text === undefined || text === '' || text === '-') return undefined;
  return compiled(part, text, scope, what, compileUnaryTests);
}

export function note(scope: LogicScope, code: string, sentence: string, mend: string): undefined {
  const { id: element, name } = scope.element;
  scope.findings.push({ code, severity: 'error', sentence, mend, element, name });
}

function compiled(
  part: Text | undefined,
  text: string,
  scope: LogicScope,
  what: string,
  compile: (source: string, options: CompileOptions) => Compilation,
): Expression | undefined {
  const language = part?.expressionLanguage;
  if (!isFeel(language)) {
    return note(scope, 'language', `${what} is written in ${language}.`, 'Write it in FEEL.');
  }
  const result = compile(text, { names: scope.names, types: scope.feelTypes, places: scope.slots });
  if (result.ok) {
    noteStrays(result.expression, scope);
    scope.mentions.add(result.expression.references, text);
    return result.expression;
  }
  for (const error of result.errors) scope.findings.push(feelFinding(error, what, scope.element));
  return undefined;
}

function noteStrays({ references, perhapsEntries }: Expression, scope: LogicScope): void {
  for (const name of references) {
    if (scope.names.includes(name)) continue;
    (perhapsEntries.includes(name) ? scope.perhapsStrays : scope.strays).add(name);
  }
}
