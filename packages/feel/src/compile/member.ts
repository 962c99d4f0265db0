import { rangeContains } from '../values/contains.ts';
import { equal } from '../values/equal.ts';
import { isList } from '../values/kind.ts';
import { FeelRange } from '../values/range.ts';
import type { FeelValue } from '../values/value.ts';

/** Undefined where the value cannot be compared with what the test holds. */
export function isMember(value: FeelValue, test: FeelValue): boolean | undefined {
  if (test instanceof FeelRange)
    return value instanceof FeelRange ? equal(value, test) : rangeContains(test, value);
  if (isList(test)) {
    if (isList(value) && equal(value, test) === true) return true;
    return test.some(
      (item) =>
        (item instanceof FeelRange || !isList(item) ? isMember(value, item) : equal(value, item)) === true,
    );
  }
  return equal(value, test);
}
