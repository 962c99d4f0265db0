import { compare } from '../values/compare.ts';
import { same } from '../values/equal.ts';
import { divide, exact, isNumber, multiply, roundedAfter, settle, subtract, sum } from '../values/number.ts';
import type { FeelNumber, FeelValue } from '../values/value.ts';
import { type BuiltIn, builtIn, type Call, lettersOf, listForm } from './built-in.ts';

export const statisticsBuiltIns: readonly BuiltIn[] = [
  builtIn(
    'min',
    listForm('list', (items, call) => extreme(items, -1, call)),
  ),
  builtIn(
    'max',
    listForm('list', (items, call) => extreme(items, 1, call)),
  ),
  builtIn(
    'sum',
    listForm('list', (items, call) => overNumbers(items, call, 'sum', sum)),
  ),
  builtIn(
    'product',
    listForm('list', (items, call) => overNumbers(items, call, 'product', product)),
  ),
  builtIn(
    'mean',
    listForm('list', (items, call) => overNumbers(items, call, 'mean', mean)),
  ),
  builtIn(
    'median',
    listForm('list', (items, call) => overNumbers(items, call, 'median', median)),
  ),
  builtIn(
    'stddev',
    listForm('list', (items, call) =>
      items.length === 1
        ? call.fail('stddev takes two numbers or more.')
        : overNumbers(items, call, 'stddev', deviation),
    ),
  ),
  builtIn(
    'mode',
    listForm('list', (items, call) => (items.length === 0 ? [] : overNumbers(items, call, 'mode', mode))),
  ),
];

/** The least or greatest of values that have an order among each other; null for an empty list. */
function extreme(items: readonly FeelValue[], direction: number, call: Call): FeelValue {
  call.run.spend(items.length + lettersOf(items));
  let best: FeelValue = items[0] ?? null;
  for (const item of items) {
    const order = compare(item, best);
    if (order === undefined) return call.fail('The items of the list have no order among each other.');
    if (order * direction > 0) best = item;
  }
  return best;
}

function overNumbers(
  items: readonly FeelValue[],
  call: Call,
  name: string,
  body: (numbers: readonly FeelNumber[]) => FeelValue,
): FeelValue {
  call.run.spend(items.length);
  if (items.length === 0) return call.fail(`${name} of an empty list has no value.`);
  return items.every((item) => isNumber(item)) ? body(items) : call.fail(`${name} takes a list of numbers.`);
}

function product(numbers: readonly FeelNumber[]): FeelNumber | null {
  let result: FeelNumber | null = 1;
  for (const number of numbers) result = result === null ? null : multiply(result, number);
  return result;
}

function mean(numbers: readonly FeelNumber[]): FeelNumber | null {
  const total = sum(numbers);
  return total === null ? null : divide(total, numbers.length);
}

function ordered(numbers: readonly FeelNumber[]): FeelNumber[] {
  return [...numbers].sort((a, b) => compare(a, b) ?? 0);
}

function median(numbers: readonly FeelNumber[]): FeelValue {
  const sorted = ordered(numbers);
  const middle = sorted.length >> 1;
  if (sorted.length % 2 === 1) return sorted[middle] as FeelNumber;
  return mean([sorted[middle - 1] as FeelNumber, sorted[middle] as FeelNumber]);
}

/** Of a sample: the sum of squares is divided by one less than the count. */
function deviation(numbers: readonly FeelNumber[]): FeelValue {
  const middle = mean(numbers);
  if (middle === null) return null;
  const squares = numbers.map((number) => {
    const distance = subtract(number, middle);
    return distance === null ? 0 : (multiply(distance, distance) ?? 0);
  });
  const variance = divide(sum(squares) ?? 0, numbers.length - 1);
  if (variance === null) return null;
  const square = exact(variance);
  return settle(roundedAfter(() => square.sqrt()));
}

/** The most frequent values, ascending. */
function mode(numbers: readonly FeelNumber[]): FeelValue {
  const groups: { value: FeelNumber; count: number }[] = [];
  for (const value of ordered(numbers)) {
    const last = groups.at(-1);
    if (last !== undefined && same(last.value, value)) last.count++;
    else groups.push({ value, count: 1 });
  }
  const most = groups.reduce((highest, group) => Math.max(highest, group.count), 0);
  return groups.filter((group) => group.count === most).map((group) => group.value);
}
