import { rangeContains } from '../values/contains.ts';
import { equal } from '../values/equal.ts';
import type { Caller } from '../values/function.ts';
import { isList } from '../values/kind.ts';
import { FeelRange } from '../values/range.ts';
import type { FeelValue } from '../values/value.ts';

/** Undefined where the value cannot be compared with what the test holds. */
export function isMember(value: FeelValue, test: FeelValue, caller: Caller): boolean | undefined {
  if (test instanceof FeelRange)
    return value instanceof FeelRange ? equal(value, test, caller) : rangeContains(test, value);
  if (isList(test)) {
    caller.spend(test.length >> 2);
    if (isList(value) && equal(value, test, caller) === true) return true;
    return test.some(
      (item) =>
        (item instanceof FeelRange || !isList(item)
          ? isMember(value, item, caller)
          : equal(value, item, caller)) === true,
    );
  }
  return equal(value, test, caller);
}
