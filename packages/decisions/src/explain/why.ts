import type { Json } from '@throughline/feel';
import type { DecisionResult } from '../decide/model.ts';

/** Why a decision answered as it did, in full: made on demand from the inputs, where an explanation is kept. */
export interface Why {
  /** As `decide` gives it. */
  readonly answer: DecisionResult;
  /** What took part, each after what it needed; the last is the decision that was asked for. */
  readonly decisions: readonly WhyDecision[];
}

/** What the logic of a decision or knowledge model is. */
export type LogicKind =
  | 'table'
  | 'expression'
  | 'context'
  | 'list'
  | 'relation'
  | 'invocation'
  | 'function'
  | 'conditional'
  | 'iteration'
  | 'filter'
  | 'none';

/** Why one decision, one table inside it or one call of a knowledge model answered as it did. */
export interface WhyDecision {
  /** Id of the decision or knowledge model, and the name people know it by. */
  readonly decision: string;
  readonly name: string;
  readonly kind: LogicKind;
  /** A table's input columns, or the data that other logic uses. */
  readonly inputs: readonly WhyInput[];
  /** For a table: its hit policy, with its aggregation: `COLLECT SUM`. */
  readonly hitPolicy?: string;
  /** For a table: all its rules, in their order. */
  readonly rules?: readonly WhyRule[];
  /** For a context: its entries, in their order. */
  readonly entries?: readonly { readonly name: string; readonly value: Json }[];
  readonly output: Json;
  /** Whole sentences for the person who has to defend the answer. */
  readonly sentences: readonly string[];
}

export interface WhyInput {
  /** As the table's head has it. */
  readonly label: string;
  readonly expression: string;
  readonly value: Json;
}

/** What became of one rule; rules and columns are counted from 1, cells are FEEL as written. */
export interface WhyRule {
  readonly rule: number;
  readonly matched: boolean;
  /** Whether the table's answer comes from it: a rule may match and yet step back behind another. */
  readonly decided: boolean;
  readonly annotation?: string;
  /** Of a rule that did not match: its first cell that failed. */
  readonly failed?: WhyCell & { readonly sentence: string };
  /** Of a rule that matched: every cell that asks for something, with the value that met it. */
  readonly met?: readonly WhyCell[];
}

export interface WhyCell {
  readonly column: number;
  readonly cell: string;
  readonly value: Json;
}

/** A change of one input, and of nothing else, that gives another answer. */
export interface Counterfactual {
  /** Name of the input data; an entry of a context as `customer.age`. */
  readonly input: string;
  readonly from: Json;
  readonly to: Json;
  readonly output: Json;
  readonly sentence: string;
}
