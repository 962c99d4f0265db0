import type { Decimal } from 'decimal.js';
import type { FeelDate } from './date.ts';
import type { FeelDateTime } from './date-time.ts';
import type { DaysDuration, MonthsDuration } from './duration.ts';
import type { FeelFunction } from './function.ts';
import type { FeelRange } from './range.ts';
import type { FeelTime } from './time.ts';

/**
 * A FEEL number. A JavaScript number stands for the decimal with its shortest text (0.1 is exactly 0.1), so JSON
 * needs no conversion and whole numbers stay fast; results with fractions are 34-digit decimals.
 */
export type FeelNumber = number | Decimal;

/** A FEEL context; plain JSON objects are contexts as they are. */
export interface FeelContext {
  readonly [name: string]: FeelValue;
}

/** Any value of FEEL (DMN 1.5, 10.3.2). Lists are arrays, contexts plain objects; all values are immutable. */
export type FeelValue =
  | null
  | boolean
  | string
  | FeelNumber
  | FeelDate
  | FeelTime
  | FeelDateTime
  | DaysDuration
  | MonthsDuration
  | FeelRange
  | FeelFunction
  | readonly FeelValue[]
  | FeelContext;

/** JSON, as variables hold it. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };
