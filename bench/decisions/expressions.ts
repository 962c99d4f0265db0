import type { Formula, Values } from './model.ts';
import { Random } from './random.ts';

/** Ten expressions as they stand in processes and tables: sums, conditions, lists, texts, dates. */
export const expressions: readonly Formula[] = [
  formula('gross', 'amount * 1.19 + 4.9', 'amount * 1.19 + 4.9', ({ amount }) => number(amount) * 1.19 + 4.9),
  formula(
    'freight',
    'if amount > 100 and loyal then "free" else "paid"',
    'amount > 100 and loyal ? "free" : "paid"',
    ({ amount, loyal }) => (number(amount) > 100 && loyal ? 'free' : 'paid'),
  ),
  formula('sum', 'sum(prices)', 'sum(prices)', ({ prices }) => numbers(prices).reduce((a, b) => a + b, 0)),
  formula(
    'large',
    'count(prices[item > 20])',
    'len(filter(prices, # > 20))',
    ({ prices }) => numbers(prices).filter((price) => price > 20).length,
  ),
  formula('any', 'some price in prices satisfies price > 95', 'some(prices, # > 95)', ({ prices }) =>
    numbers(prices).some((price) => price > 95),
  ),
  formula('double', 'for price in prices return price * 2', 'map(prices, # * 2)', ({ prices }) =>
    numbers(prices).map((price) => price * 2),
  ),
  formula('code', 'upper case(substring(name, 1, 3))', 'upper(name[0:2])', ({ name }) =>
    String(name).slice(0, 3).toUpperCase(),
  ),
  formula('found', 'contains(name, "son")', 'contains(name, "son")', ({ name }) =>
    String(name).includes('son'),
  ),
  formula(
    'late',
    'date(ordered) + duration("P14D") > date("2026-03-01")',
    'd(ordered).add("14d").isAfter(d("2026-03-01"))',
    ({ ordered }) => Date.parse(String(ordered)) + 14 * 86_400_000 > Date.parse('2026-03-01'),
  ),
  formula(
    'spread',
    '(max(prices) - min(prices)) in [20..80)',
    '(max(prices) - min(prices)) in [20..80)',
    ({ prices }) => {
      const spread = Math.max(...numbers(prices)) - Math.min(...numbers(prices));
      return spread >= 20 && spread < 80;
    },
  ),
];

/** The names of the data they use. */
export const expressionNames = ['amount', 'loyal', 'prices', 'name', 'ordered'];

export function expressionData(count: number): readonly Values[] {
  const random = new Random(11);
  return Array.from({ length: count }, () => ({
    amount: random.decimal(1, 250, 2),
    loyal: random.whole(0, 2) === 1,
    prices: Array.from({ length: random.whole(2, 8) }, () => random.decimal(1, 120, 1)),
    name: random.pick(['Jonas Peterson', 'Ada Winter', 'Mara Olsson', 'Ines Johnson', 'Tim Brandt']),
    ordered: `2026-0${random.whole(1, 4)}-${random.whole(10, 29)}`,
  }));
}

function formula(name: string, feel: string, zen: string, byHand: Formula['byHand']): Formula {
  return { kind: 'formula', name, feel, zen, byHand };
}

function number(value: unknown): number {
  return value as number;
}

function numbers(value: unknown): readonly number[] {
  return value as readonly number[];
}
