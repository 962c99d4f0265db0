import { compare } from './compare.ts';
import type { Caller } from './function.ts';
import { isContext, isList, kindOf } from './kind.ts';
import { FeelRange } from './range.ts';
import type { FeelContext, FeelValue } from './value.ts';

/**
 * `a = b` (DMN 1.5, table 53): true or false for values of one kind, compared part by part; null equals only null;
 * undefined where the two are of different kinds or cannot be compared. Work on parts is counted where there is a
 * caller to count it against.
 */
export function equal(a: FeelValue, b: FeelValue, caller?: Caller): boolean | undefined {
  if (a === b) return true;
  if (a === null || b === null) return false;
  if (typeof a === 'string' && typeof b === 'string') return false;
  if (typeof a === 'boolean' && typeof b === 'boolean') return false;
  const order = compare(a, b);
  if (order !== undefined) return order === 0;
  if (isList(a)) return isList(b) ? equalLists(a, b, caller) : undefined;
  if (a instanceof FeelRange) return b instanceof FeelRange ? equalRanges(a, b) : undefined;
  if (isContext(a)) return isContext(b) ? equalContexts(a, b, caller) : undefined;
  return undefined;
}

/** Whether two values are the same: as `equal`, but different kinds are simply not the same. */
export function same(a: FeelValue, b: FeelValue, caller?: Caller): boolean {
  return equal(a, b, caller) === true;
}

function equalLists(a: readonly FeelValue[], b: readonly FeelValue[], caller: Caller | undefined): boolean {
  if (a.length !== b.length) return false;
  caller?.spend(a.length);
  return a.every((item, at) => same(item, b[at] as FeelValue, caller));
}

function equalContexts(a: FeelContext, b: FeelContext, caller: Caller | undefined): boolean {
  const names = Object.keys(a);
  if (names.length !== Object.keys(b).length) return false;
  caller?.spend(names.length);
  return names.every(
    (name) => Object.hasOwn(b, name) && same(a[name] as FeelValue, b[name] as FeelValue, caller),
  );
}

/** Ranges written with an operator differ from those written with brackets, even where they hold the same values. */
function equalRanges(a: FeelRange, b: FeelRange): boolean {
  if (kindOf(a.start) !== kindOf(b.start) || a.operator !== b.operator) return false;
  if (a.startIncluded !== b.startIncluded || a.endIncluded !== b.endIncluded) return false;
  return same(a.start, b.start) && same(a.end, b.end);
}
