import {
  type FeelValue,
  type Json,
  parseDate,
  parseDateTime,
  parseDuration,
  parseTime,
  quotedText,
  same,
} from '@throughline/feel';

/** The first place where an answer is not what was expected; the texts go into a sentence: "expected 12, got 10". */
export interface Mismatch {
  /** `components[2].price`; empty for the answer as a whole. */
  readonly path: string;
  readonly expected: string;
  readonly actual: string;
}

/**
 * Compares as FEEL does after the way through JSON: numbers as decimals, contexts by their entries, lists item by
 * item, and dates, times and durations as such, so that P1D is PT24H. Undefined when the two are the same.
 */
export function mismatch(expected: Json, actual: Json, path = ''): Mismatch | undefined {
  if (isList(expected) && isList(actual)) return listMismatch(expected, actual, path);
  if (isObject(expected) && isObject(actual)) return objectMismatch(expected, actual, path);
  if (sameScalar(expected, actual)) return undefined;
  return { path, expected: told(expected), actual: told(actual) };
}

type JsonObject = { readonly [name: string]: Json };

function listMismatch(
  expected: readonly Json[],
  actual: readonly Json[],
  path: string,
): Mismatch | undefined {
  if (expected.length !== actual.length) return { path, expected: told(expected), actual: told(actual) };
  for (const [index, item] of expected.entries()) {
    const found = mismatch(item, actual[index] as Json, `${path}[${index + 1}]`);
    if (found !== undefined) return found;
  }
  return undefined;
}

function objectMismatch(expected: JsonObject, actual: JsonObject, path: string): Mismatch | undefined {
  for (const name of new Set([...Object.keys(expected), ...Object.keys(actual)])) {
    const place = path === '' ? name : `${path}.${name}`;
    if (!Object.hasOwn(actual, name)) {
      return { path: place, expected: told(expected[name] as Json), actual: 'nothing of that name' };
    }
    if (!Object.hasOwn(expected, name)) {
      return { path: place, expected: 'nothing of that name', actual: told(actual[name] as Json) };
    }
    const found = mismatch(expected[name] as Json, actual[name] as Json, place);
    if (found !== undefined) return found;
  }
  return undefined;
}

function sameScalar(expected: Json, actual: Json): boolean {
  if (same(expected as FeelValue, actual as FeelValue)) return true;
  if (typeof expected !== 'string' || typeof actual !== 'string') return false;
  return readers.some((read) => {
    const value = read(actual);
    // What an answer gives as a date or the like is written as such a value writes itself; other text is text.
    return value !== null && String(value) === actual && same(value, read(expected));
  });
}

const readers: readonly ((text: string) => FeelValue)[] = [
  parseDate,
  parseTime,
  parseDateTime,
  parseDuration,
];

const mostTold = 120;

function told(value: Json): string {
  const text = quotedText(value as FeelValue);
  return text.length <= mostTold ? text : `${text.slice(0, mostTold - 3)}...`;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !isList(value);
}
