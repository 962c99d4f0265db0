import type { Json } from '@throughline/feel';

/** What a decision must answer to given data: an example the business wrote, or one that really happened. */
export interface TestCase {
  readonly name: string;
  /** Id or name of a decision of the model. */
  readonly decision: string;
  /** Data by the names of the input data. */
  readonly inputs: { readonly [name: string]: Json };
  readonly expected: Json;
  /** The moment that `now()` and `today()` give, in ISO 8601; without it, the moment the tests are run. */
  readonly now?: string;
  /** The event of a case it was made from: the case's key, and the event's number. */
  readonly from?: { readonly case: string; readonly seq: number };
}

/** A file `NAME.tests.json`. */
export interface TestFile {
  /** Id of the definitions of the DMN model. */
  readonly model: string;
  readonly tests: readonly TestCase[];
}
