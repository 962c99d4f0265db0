import { compare } from '../values/compare.ts';
import { same } from '../values/equal.ts';
import type { FeelFunction } from '../values/function.ts';
import { isList } from '../values/kind.ts';
import type { FeelValue } from '../values/value.ts';
import {
  allocateItems,
  any,
  type BuiltIn,
  builtIn,
  type Call,
  fn,
  form,
  lettersOf,
  list,
  optional,
  position,
} from './built-in.ts';
import { sorted } from './sort.ts';

export const listBuiltIns: readonly BuiltIn[] = [
  builtIn(
    'list contains',
    form([list('list'), any('element')], ([items, element], call) => {
      call.run.spend(items.length);
      return items.some((item) => same(item, element, call.run));
    }),
  ),
  builtIn(
    'count',
    form([list('list')], ([items]) => items.length),
  ),
  builtIn(
    'index of',
    form([list('list'), any('match')], ([items, match], call) => positions(items, match, call)),
  ),
  builtIn(
    'sublist',
    form(
      [list('list'), position('start position'), optional(position('length'))],
      ([items, start, length], call) => sublist(items, start, length, call),
    ),
  ),
  builtIn(
    'distinct values',
    form([list('list')], ([items], call) => distinct(items, call)),
  ),
  builtIn(
    'flatten',
    form([list('list')], ([items], call) => flatten(items, call)),
  ),
  builtIn(
    'sort',
    form([list('list')], ([items], call) => sortNaturally(items, call)),
    form([list('list'), fn('precedes')], ([items, precedes], call) => sortBy(items, precedes, call)),
  ),
];

function positions(items: readonly FeelValue[], match: FeelValue, call: Call): number[] {
  call.run.spend(items.length);
  const found: number[] = [];
  items.forEach((item, at) => {
    if (same(item, match, call.run)) found.push(at + 1);
  });
  return found;
}

function sublist(
  items: readonly FeelValue[],
  start: number,
  length: number | undefined,
  call: Call,
): FeelValue {
  const from = start > 0 ? start - 1 : items.length + start;
  if (start === 0 || from < 0 || from >= items.length || (length !== undefined && length < 0)) {
    return call.fail(`The part of the list from ${start} on lies outside it.`, 'Positions count from 1.');
  }
  const to = length === undefined ? items.length : from + length;
  if (to > items.length) return call.fail(`The list has no ${length} items from position ${start} on.`);
  call.run.spend(to - from);
  allocateItems(call.run, to - from);
  return items.slice(from, to);
}

/** Texts and position numbers are found by a set, the rest by comparing. */
export function distinct(items: readonly FeelValue[], call: Call): FeelValue[] {
  const seen = new Set<FeelValue>();
  const others: FeelValue[] = [];
  allocateItems(call.run, items.length);
  return items.filter((item) => {
    call.run.spend(1);
    if (typeof item === 'string' || typeof item === 'boolean' || item === null) {
      return !seen.has(item) && seen.add(item) !== undefined;
    }
    call.run.spend(others.length);
    if (others.some((other) => same(other, item, call.run))) return false;
    others.push(item);
    return true;
  });
}

function flatten(items: readonly FeelValue[], call: Call): FeelValue[] {
  const flat: FeelValue[] = [];
  const visit = (value: FeelValue, depth: number): void => {
    call.run.spend(1);
    if (!isList(value)) {
      allocateItems(call.run, 1);
      flat.push(value);
    } else for (const item of value) visit(item, depth + 1);
  };
  for (const item of items) visit(item, 0);
  return flat;
}

function sortNaturally(items: readonly FeelValue[], call: Call): FeelValue {
  call.run.spend(items.length * 2 + lettersOf(items));
  allocateItems(call.run, items.length);
  const comparable = items.every(
    (item, at) => at === 0 || compare(items[0] as FeelValue, item) !== undefined,
  );
  if (!comparable)
    return call.fail('The items of the list have no order among each other.', 'Give sort a function.');
  return [...items].sort((a, b) => compare(a, b) ?? 0);
}

function sortBy(items: readonly FeelValue[], precedes: FeelFunction, call: Call): FeelValue {
  if (!precedes.variadic && precedes.parameters.length !== 2) {
    return call.fail('The function given to sort must take two items.', 'Write it as function(x, y) x < y.');
  }
  allocateItems(call.run, items.length * 2);
  const before = (a: FeelValue, b: FeelValue) => {
    call.run.spend(1);
    return precedes.body([a, b], call.run);
  };
  return sorted(items, before) ?? call.fail('The function given to sort must answer true or false.');
}
