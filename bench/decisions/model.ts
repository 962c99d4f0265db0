import { type Cell, holds, type Scalar } from './cell.ts';

/** A decision model as data, from which DMN, JDM and FEEL texts are written. */
export interface Model {
  readonly name: string;
  readonly inputs: readonly { readonly name: string; readonly type: string }[];
  readonly functions: readonly Formula[];
  /** In order of dependency; the last is the one that is asked for. */
  readonly decisions: readonly Decision[];
}

export interface Decision {
  readonly name: string;
  readonly type: string;
  /** Names of the input data. */
  readonly needs: readonly string[];
  /** Names of other decisions. */
  readonly requires: readonly string[];
  readonly logic: Table | Formula;
}

export interface Table {
  readonly kind: 'table';
  readonly policy: 'UNIQUE' | 'FIRST';
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly outputs: readonly { readonly name: string; readonly type: string }[];
  readonly rules: readonly Rule[];
}

export interface Rule {
  readonly cells: readonly Cell[];
  readonly answers: readonly Scalar[];
}

/** The same computation, in the language of each engine. */
export interface Formula {
  readonly kind: 'formula';
  readonly name: string;
  readonly parameters?: readonly string[];
  readonly feel: string;
  /** For engines that know no knowledge models; where it differs. */
  readonly plain?: string;
  readonly zen: string;
  /** By hand, to check the engines against. */
  readonly byHand: (values: Values) => unknown;
}

export type Values = Readonly<Record<string, unknown>>;

/** What the model answers, computed in plain JavaScript. */
export function decideByHand(model: Model, given: Values): unknown {
  const values: Record<string, unknown> = { ...given };
  for (const { name, logic } of model.decisions) {
    values[name] = logic.kind === 'formula' ? logic.byHand(values) : lookUp(logic, values);
  }
  return values[target(model)];
}

/** The name of the decision that is asked for. */
export function target(model: Model): string {
  return (model.decisions.at(-1) as Decision).name;
}

function lookUp({ columns, outputs, rules }: Table, values: Values): unknown {
  const rule = rules.find(({ cells }) =>
    cells.every((cell, at) => holds(cell, values[(columns[at] as Table['columns'][number]).name])),
  );
  return rule && answerOf(outputs, rule.answers);
}

/** A table with one output answers its value, one with several an object by their names. */
export function answerOf(outputs: Table['outputs'], answers: readonly unknown[]): unknown {
  if (outputs.length === 1) return answers[0];
  return Object.fromEntries(outputs.map(({ name }, at) => [name, answers[at]]));
}
