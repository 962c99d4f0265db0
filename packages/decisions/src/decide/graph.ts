import type { FeelFunction, FeelValue } from '@throughline/feel';
import type { DataType } from '../read/data-type.ts';
import type { Code } from './logic-scope.ts';

/** Data a decision needs from outside. */
export interface InputNode {
  readonly id: string;
  readonly name: string;
  readonly type: DataType;
}

/** A decision with what it needs, compiled. */
export interface DecisionNode {
  readonly id: string;
  readonly name: string;
  /** The name under which others see its result. */
  readonly variable: string;
  readonly type: DataType;
  readonly inputs: readonly InputNode[];
  readonly decisions: readonly DecisionNode[];
  /** The knowledge it requires, as functions by name. */
  readonly functions: Readonly<Record<string, FeelFunction>>;
  /** Names it uses without requiring them: taken from the data given, as modelling tools without a graph expect. */
  readonly strays: readonly string[];
  /** Names that are such, unless the items of a filtered list have entries of that name. */
  readonly perhapsStrays: readonly string[];
  /** Whether its logic explains itself, as a table does. */
  readonly explainsItself: boolean;
  readonly code: Code;
}

/** Named values, as given from outside. */
export type Given = Readonly<Record<string, unknown>>;

/** Values already known: of inputs and decisions by id. */
export type Known = ReadonlyMap<string, FeelValue>;
