import type { FeelFunction, FeelValue } from '@throughline/feel';
import type { Mentions } from '../explain/mentions.ts';
import type { DataType } from '../read/data-type.ts';
import type { Logic } from '../read/dmn.ts';
import type { ColumnHint, TableFacts } from './facts.ts';
import type { Code } from './logic-scope.ts';

/** Data a decision needs from outside. */
export interface InputNode {
  readonly id: string;
  readonly name: string;
  /** The place of its value among those of an evaluation. */
  readonly slot: number;
  readonly type: DataType;
  /** The import names that lead to it from the model that was read; none for its own. */
  readonly way: readonly string[];
}

/** A decision with what it needs, compiled. */
export interface DecisionNode {
  readonly id: string;
  readonly name: string;
  /** The place of its value among those of an evaluation. */
  readonly slot: number;
  /** The name under which others see its result. */
  readonly variable: string;
  readonly type: DataType;
  readonly inputs: readonly InputNode[];
  readonly decisions: readonly DecisionNode[];
  /** The import names under which it sees those of its inputs and decisions that are imported. */
  readonly ways: ReadonlyMap<InputNode | DecisionNode, readonly string[]>;
  /** What of its inputs and decisions its logic finds by name only, not by slot. */
  readonly byName: readonly (InputNode | DecisionNode)[];
  /** The knowledge it requires, as functions by name; imported ones are in contexts by the name of the import. */
  readonly functions: Readonly<Record<string, FeelValue>>;
  /** Names it uses without requiring them: taken from the data given, as modelling tools without a graph expect. */
  readonly strays: readonly string[];
  /** Names that are such, unless the items of a filtered list have entries of that name. */
  readonly perhapsStrays: readonly string[];
  /** For a decision made by a table. */
  readonly table: TableFacts | undefined;
  /** What its table says of the data it uses. */
  readonly hints: readonly ColumnHint[];
  readonly logic: Logic | undefined;
  readonly code: Code;
}

/** A decision service or a knowledge model, which may be called with arguments. */
export interface InvocableNode {
  readonly id: string;
  readonly name: string;
  readonly parameters: readonly { readonly name: string; readonly type: DataType }[];
  readonly function: FeelFunction;
}

/** All of a model that can be asked for an answer. */
export interface Graph {
  readonly decisions: readonly DecisionNode[];
  readonly invocables: readonly InvocableNode[];
  readonly mentions: Mentions;
  /** How many slots there are. */
  readonly slots: number;
}

/** Named values, as given from outside. */
export type Given = Readonly<Record<string, unknown>>;

/** The name under which a decision sees data or another decision's result. */
export function nameOf(node: InputNode | DecisionNode): string {
  return 'code' in node ? node.variable : node.name;
}

/** Adds a value under a name, inside the contexts that stand for imports where it is an imported one. */
export function place(
  context: { [name: string]: FeelValue },
  way: readonly string[],
  name: string,
  value: FeelValue,
): void {
  const [first, ...rest] = way;
  if (first === undefined) {
    context[name] = value;
    return;
  }
  const inner = { ...((context[first] ?? {}) as { [name: string]: FeelValue }) };
  place(inner, rest, name, value);
  context[first] = inner;
}
