import { Decimal } from 'decimal.js';
import { FeelDate } from './date.ts';
import { FeelDateTime } from './date-time.ts';
import { DaysDuration, MonthsDuration } from './duration.ts';
import { FeelFunction } from './function.ts';
import { FeelRange } from './range.ts';
import { FeelTime } from './time.ts';
import type { FeelContext, FeelValue } from './value.ts';

export type Kind =
  | 'null'
  | 'boolean'
  | 'number'
  | 'string'
  | 'date'
  | 'time'
  | 'date and time'
  | 'days and time duration'
  | 'years and months duration'
  | 'range'
  | 'function'
  | 'list'
  | 'context';

const classes: readonly (readonly [abstract new (...args: never[]) => unknown, Kind])[] = [
  [Decimal, 'number'],
  [FeelDate, 'date'],
  [FeelDateTime, 'date and time'],
  [FeelTime, 'time'],
  [DaysDuration, 'days and time duration'],
  [MonthsDuration, 'years and months duration'],
  [FeelRange, 'range'],
  [FeelFunction, 'function'],
];

/**
 * The kind of a value. What JavaScript has and JSON has not (undefined, symbols, functions and objects of the host's own
 * classes) counts as null, so that nothing behind it can be reached.
 */
export function kindOf(value: FeelValue): Kind {
  switch (typeof value) {
    case 'string':
      return 'string';
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'object':
      return value === null ? 'null' : kindOfObject(value);
    default:
      return 'null';
  }
}

export function isList(value: FeelValue): value is readonly FeelValue[] {
  return Array.isArray(value);
}

export function isContext(value: FeelValue): value is FeelContext {
  return typeof value === 'object' && value !== null && kindOfObject(value) === 'context';
}

function kindOfObject(value: object): Kind {
  if (Array.isArray(value)) return 'list';
  const prototype = Object.getPrototypeOf(value);
  if (prototype === Object.prototype || prototype === null) return 'context';
  for (const [type, kind] of classes) if (value instanceof type) return kind;
  // Plain objects of another realm have a prototype of their own kind, with nothing above it.
  return Object.getPrototypeOf(prototype) === null ? 'context' : 'null';
}
