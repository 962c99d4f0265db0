import { FeelFunction } from '../values/function.ts';
import { isList } from '../values/kind.ts';
import { isNumber } from '../values/number.ts';
import type { FeelValue } from '../values/value.ts';
import {
  allocateItems,
  any,
  type BuiltIn,
  builtIn,
  type Call,
  type Form,
  form,
  list,
  position,
} from './built-in.ts';
import { distinct } from './list.ts';

export const listChangeBuiltIns: readonly BuiltIn[] = [
  builtIn(
    'append',
    rest((items, call) => append(items, call)),
  ),
  builtIn(
    'concatenate',
    rest((lists, call) => concatenate(lists, call)),
  ),
  builtIn(
    'union',
    rest((lists, call) => unite(lists, call)),
  ),
  builtIn(
    'insert before',
    form([list('list'), position('position'), any('newItem')], ([items, position, item], call) => {
      const at = indexOf(items, position, call);
      allocateItems(call.run, items.length + 1);
      return at === undefined ? null : items.toSpliced(at, 0, item);
    }),
  ),
  builtIn(
    'remove',
    form([list('list'), position('position')], ([items, position], call) => {
      const at = indexOf(items, position, call);
      allocateItems(call.run, items.length);
      return at === undefined ? null : items.toSpliced(at, 1);
    }),
  ),
  builtIn(
    'list replace',
    form([list('list'), any('position'), any('newItem')], ([items, position, item], call) =>
      replace(items, position, item, call),
    ),
    form([list('list'), any('match'), any('newItem')], ([items, match, item], call) =>
      replace(items, match, item, call),
    ),
  ),
  builtIn(
    'reverse',
    form([list('list')], ([items], call) => {
      call.run.spend(items.length);
      allocateItems(call.run, items.length);
      return items.toReversed();
    }),
  ),
];

/** Any number of separate arguments, unlike `sum` also when there is only one. */
function rest(body: (args: readonly FeelValue[], call: Call) => FeelValue): Form {
  return {
    parameters: [any('list')],
    required: 1,
    variadic: true,
    body: ([args], call) => body(toArray(args), call),
  };
}

function toArray(value: unknown): readonly FeelValue[] {
  return Array.isArray(value) ? value : [value as FeelValue];
}

function append(args: readonly FeelValue[], call: Call): FeelValue {
  const [first, ...items] = args;
  const start = asList(first);
  if (start === undefined) return call.fail('append takes a list and the items to add.');
  call.run.spend(start.length + items.length);
  allocateItems(call.run, start.length + items.length);
  return [...start, ...items];
}

function concatenate(lists: readonly FeelValue[], call: Call): FeelValue[] | null {
  const result: FeelValue[] = [];
  for (const part of lists) {
    const items = asList(part);
    if (items === undefined) return call.fail('One of the lists to join is null.');
    call.run.spend(items.length);
    allocateItems(call.run, items.length);
    for (const item of items) result.push(item);
  }
  return result;
}

function unite(lists: readonly FeelValue[], call: Call): FeelValue {
  const all = concatenate(lists, call);
  return all && distinct(all, call);
}

function asList(value: FeelValue | undefined): readonly FeelValue[] | undefined {
  if (value === null || value === undefined) return undefined;
  return isList(value) ? value : [value];
}

/** The index of a position that exists. */
function indexOf(items: readonly FeelValue[], position: number, call: Call): number | undefined {
  call.run.spend(items.length);
  const at = position > 0 ? position - 1 : items.length + position;
  if (position !== 0 && at >= 0 && at < items.length) return at;
  call.fail(`There is no position ${position} in a list of ${items.length}.`, 'Positions count from 1.');
  return undefined;
}

/** By position, or wherever a function of item and new item answers true. */
function replace(items: readonly FeelValue[], where: FeelValue, item: FeelValue, call: Call): FeelValue {
  if (where instanceof FeelFunction) return replaceMatches(items, where, item, call);
  if (!isNumber(where)) return call.fail('list replace takes a position or a function of two items.');
  const at = indexOf(items, Math.trunc(Number(where)), call);
  allocateItems(call.run, items.length);
  return at === undefined ? null : items.with(at, item);
}

function replaceMatches(
  items: readonly FeelValue[],
  match: FeelFunction,
  item: FeelValue,
  call: Call,
): FeelValue {
  if (!match.variadic && match.parameters.length !== 2) {
    return call.fail('The function given to list replace must take two items.');
  }
  const result: FeelValue[] = [];
  allocateItems(call.run, items.length);
  for (const old of items) {
    call.run.spend(1);
    const found = match.body([old, item], call.run);
    if (typeof found !== 'boolean')
      return call.fail('The function given to list replace must answer true or false.');
    result.push(found ? item : old);
  }
  return result;
}
