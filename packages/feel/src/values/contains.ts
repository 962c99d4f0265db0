import { compare } from './compare.ts';
import { equal } from './equal.ts';
import type { FeelRange } from './range.ts';
import type { FeelValue } from './value.ts';

/** Whether a value lies in a range; undefined where it cannot be compared with the range's ends. */
export function rangeContains(range: FeelRange, value: FeelValue): boolean | undefined {
  if (range.operator === '=') return equal(value, range.start);
  if (range.operator === '!=') {
    const same = equal(value, range.start);
    return same === undefined ? undefined : !same;
  }
  // An end that could not be computed is no open end: nothing is known to lie beyond it.
  if (range.start === null && range.end === null) return undefined;
  const above = range.start === null ? openEnd(range, value) : atLeastStart(range, value);
  if (above !== true) return above;
  return range.end === null ? openEnd(range, value) : atMostEnd(range, value);
}

/** Only an end made by an operator (`> 5`) is open; a null written between brackets is no end at all. */
function openEnd(range: FeelRange, value: FeelValue): boolean | undefined {
  return range.operator === undefined || value === null ? undefined : true;
}

function atLeastStart(range: FeelRange, value: FeelValue): boolean | undefined {
  const order = compare(value, range.start);
  return order === undefined ? undefined : order > 0 || (order === 0 && range.startIncluded);
}

function atMostEnd(range: FeelRange, value: FeelValue): boolean | undefined {
  const order = compare(value, range.end);
  return order === undefined ? undefined : order < 0 || (order === 0 && range.endIncluded);
}
