/** What a check has to say about one place of a model. */
export interface Finding {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'advice';
  /** What is wrong, in words a business user understands. */
  readonly sentence: string;
  /** What to do about it. */
  readonly mend: string;
  /** Id and name of the element, when there is one. */
  readonly element?: string;
  readonly name?: string;
  /**
   * For a finding about behaviour: the way that leads there, as ids of elements and of the flows they put tokens
   * on, in the order of a possible run.
   */
  readonly path?: readonly string[];
  /** Place in the text: of the file for a broken file, of the expression for a broken expression. From 1. */
  readonly line?: number;
  readonly column?: number;
}
