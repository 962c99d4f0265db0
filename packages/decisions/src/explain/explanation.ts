import type { Json } from '@throughline/feel';

/** Why one decision (or one table of a knowledge model) answered as it did. */
export interface ExplainedDecision {
  /** Id of the decision or knowledge model, and the name people know it by. */
  readonly decision: string;
  readonly name: string;
  /** For a table: the rows that matched, counted from 1. */
  readonly rules?: readonly number[];
  /** What was looked at: a table's input columns, or the data a decision uses. */
  readonly inputs: readonly { readonly expression: string; readonly value: Json }[];
  readonly output: Json;
}

/** The decisions that took part, each after those it needed; the last is the one that was asked for. */
export type Explanation = readonly ExplainedDecision[];
