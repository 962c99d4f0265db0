import type { FeelValue } from '../values/value.ts';

/**
 * A stable merge sort by a function that says whether an item comes before another. JavaScript's own sort is not
 * used: with an inconsistent function its result would depend on the host. Undefined when an answer is no boolean.
 */
export function sorted(
  items: readonly FeelValue[],
  before: (a: FeelValue, b: FeelValue) => FeelValue,
): FeelValue[] | undefined {
  if (items.length < 2) return [...items];
  const middle = items.length >> 1;
  const left = sorted(items.slice(0, middle), before);
  const right = left && sorted(items.slice(middle), before);
  return left && right && merged(left, right, before);
}

function merged(
  left: readonly FeelValue[],
  right: readonly FeelValue[],
  before: (a: FeelValue, b: FeelValue) => FeelValue,
): FeelValue[] | undefined {
  const result: FeelValue[] = [];
  let at = 0;
  for (const item of right) {
    while (at < left.length) {
      const goesFirst = before(item, left[at] as FeelValue);
      if (typeof goesFirst !== 'boolean') return undefined;
      if (goesFirst) break;
      result.push(left[at++] as FeelValue);
    }
    result.push(item);
  }
  return [...result, ...left.slice(at)];
}
