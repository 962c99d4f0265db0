import {
  addValues,
  compare,
  type FeelNumber,
  type FeelValue,
  isContext,
  isList,
  kindOf,
  same,
} from '@throughline/feel';

/** How far numbers may lie apart, by the TCK's own comparison. */
export const tolerance = 1e-8;

/**
 * Whether an answer is what a case expects: the same kind, the same value; numbers within the tolerance, lists item by
 * item, contexts entry by entry with the same names, moments to the nanosecond, in whatever zone they are written.
 */
export function matches(actual: FeelValue, expected: FeelValue): boolean {
  if (actual === null || expected === null) return actual === expected;
  if (isList(expected)) {
    if (!isList(actual) || actual.length !== expected.length) return false;
    return expected.every((item, at) => matches(actual[at] as FeelValue, item));
  }
  if (isContext(expected)) {
    if (!isContext(actual)) return false;
    const names = Object.keys(expected);
    if (names.length !== Object.keys(actual).length) return false;
    return names.every(
      (name) =>
        Object.hasOwn(actual, name) && matches(actual[name] as FeelValue, expected[name] as FeelValue),
    );
  }
  return (same(actual, expected) && fractionOf(actual) === fractionOf(expected)) || isNear(actual, expected);
}

/** FEEL compares times by the second; what is expected of a fraction is told by its digits. */
function fractionOf(value: FeelValue): string | undefined {
  const kind = kindOf(value);
  if (kind !== 'time' && kind !== 'date and time') return undefined;
  return /\.\d+/.exec(String(value))?.[0].replace(/\.?0+$/, '');
}

function isNear(actual: FeelValue, expected: FeelValue): boolean {
  if (!isNumber(actual) || !isNumber(expected)) return false;
  const below = addValues(expected, -tolerance);
  const above = addValues(expected, tolerance);
  if (below === undefined || above === undefined) return false;
  return (compare(actual, below) ?? -1) >= 0 && (compare(actual, above) ?? 1) <= 0;
}

function isNumber(value: FeelValue): value is FeelNumber {
  return compare(value, 0) !== undefined;
}
