import {
  type FeelContext,
  type FeelValue,
  isContext,
  type Json,
  parseDate,
  parseDateTime,
  parseDuration,
  parseTime,
  quotedText,
  same,
  toJson,
} from '@throughline/feel';

/** The first place where an answer is not what was expected; the texts go into a sentence: "expected 12, got 10". */
export interface Mismatch {
  /** `components[2].price`; empty for the answer as a whole. */
  readonly path: string;
  readonly expected: string;
  readonly actual: string;
}

/**
 * Compares an answer with what a test expects, as FEEL does once both went through JSON: numbers as decimals, contexts
 * by their entries, lists item by item. Text stands for a date, a time or a duration where the answer is one, so that
 * P1D is PT24H. Undefined when the two are the same.
 */
export function mismatch(expected: Json, actual: FeelValue, path = ''): Mismatch | undefined {
  if (isList(expected) && isList(actual)) return listMismatch(expected, actual, path);
  if (isContext(expected) && isContext(actual)) return contextMismatch(expected as JsonObject, actual, path);
  if (sameScalar(expected, actual)) return undefined;
  return differ(path, expected, actual);
}

type JsonObject = { readonly [name: string]: Json };

function listMismatch(
  expected: readonly Json[],
  actual: readonly FeelValue[],
  path: string,
): Mismatch | undefined {
  if (expected.length !== actual.length) return differ(path, expected, actual);
  for (const [index, item] of expected.entries()) {
    const found = mismatch(item, actual[index] as FeelValue, `${path}[${index + 1}]`);
    if (found !== undefined) return found;
  }
  return undefined;
}

function contextMismatch(expected: JsonObject, actual: FeelContext, path: string): Mismatch | undefined {
  for (const name of new Set([...Object.keys(expected), ...Object.keys(actual)])) {
    const place = path === '' ? name : `${path}.${name}`;
    const wanted = Object.hasOwn(expected, name) ? (expected[name] as Json) : undefined;
    const got = Object.hasOwn(actual, name) ? (actual[name] as FeelValue) : undefined;
    if (wanted === undefined || got === undefined) return differ(place, wanted, got);
    const found = mismatch(wanted, got, place);
    if (found !== undefined) return found;
  }
  return undefined;
}

function sameScalar(expected: Json, actual: FeelValue): boolean {
  if (same(expected, toJson(actual))) return true;
  if (typeof expected !== 'string' || typeof actual === 'string') return false;
  return readers.some((read) => same(read(expected), actual));
}

const readers: readonly ((text: string) => FeelValue)[] = [
  parseDate,
  parseTime,
  parseDateTime,
  parseDuration,
];

function differ(path: string, expected: Json | undefined, actual: FeelValue | undefined): Mismatch {
  return { path, expected: told(expected), actual: told(actual) };
}

const mostTold = 120;

/** As the file of the tests writes it; what is left out has no value at all. */
function told(value: FeelValue | undefined): string {
  if (value === undefined) return 'nothing of that name';
  const text = quotedText(toJson(value));
  return text.length <= mostTold ? text : `${text.slice(0, mostTold - 3)}...`;
}

function isList<Item extends FeelValue>(value: FeelValue | readonly Item[]): value is readonly Item[] {
  return Array.isArray(value);
}
