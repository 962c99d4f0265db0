/** What two versions of a model have apart. Places are counted from 1. */

export interface Changed<Value> {
  readonly before: Value;
  readonly after: Value;
}

/** One element of the model that was added, removed or changed; of a changed one, only what changed is there. */
export interface DecisionDifference {
  /** Id of the element: a decision, or something decisions are made of. */
  readonly decision: string;
  /** As the later version names it; a removed one, as the earlier did. */
  readonly name: string;
  readonly element: DifferentElement;
  readonly change: 'added' | 'removed' | 'changed';
  readonly renamed?: Changed<string>;
  /** The type of its answer, or of the data. */
  readonly type?: Changed<string>;
  /** Names of what it requires, in the order of the alphabet. */
  readonly requires?: Changed<readonly string[]>;
  /** `UNIQUE`, `COLLECT SUM`. */
  readonly hitPolicy?: Changed<string>;
  readonly columns?: readonly ColumnDifference[];
  readonly rules?: readonly RuleDifference[];
  /** Of what is no table, and of a table that became something else or was it before: as text. */
  readonly text?: Changed<string>;
}

export type DifferentElement = 'decision' | 'knowledge model' | 'decision service' | 'input data' | 'type';

/** A column of a table; inputs are counted first, then outputs. One of the places is missing when it is new or gone. */
export interface ColumnDifference {
  readonly change: 'added' | 'removed' | 'changed';
  /** The head of the column, in the later version where it is there. */
  readonly name: string;
  readonly before?: number;
  readonly after?: number;
  /** Its head, type, allowed values and default; missing when only its place changed. */
  readonly text?: Changed<string>;
}

/** A rule of a table. One of the places is missing when it is new or gone. */
export interface RuleDifference {
  readonly change: 'added' | 'removed' | 'changed';
  readonly before?: number;
  readonly after?: number;
  /** The cells that differ; of a rule that is new or gone, all of them. None when only the rule's place changed. */
  readonly cells: readonly CellDifference[];
  /** What the rule says about itself. */
  readonly annotation?: Changed<string>;
}

export interface CellDifference {
  /** In the later version; in the earlier one where `after` is missing. */
  readonly column: number;
  readonly before?: string;
  readonly after?: string;
}
