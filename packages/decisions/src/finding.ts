import type { Json } from '@throughline/feel';

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
  /** Place in the text: of the file for a broken file, of the expression for a broken expression. From 1. */
  readonly line?: number;
  readonly column?: number;
  /** Of a table: the id of its decision, numbers of rules and places of cells from 1 (inputs first, then outputs). */
  readonly decision?: string;
  readonly rules?: readonly number[];
  readonly cells?: readonly { readonly rule: number; readonly column: number }[];
  /** Inputs by name that show it. */
  readonly example?: { readonly [name: string]: Json };
}
