import type { Cell, Scalar } from './cell.ts';
import type { Decision, Formula, Model, Table, Values } from './model.ts';
import { Random } from './random.ts';

/** Ten decisions, four of them tables, and a knowledge model: what an order costs, with discount, freight and duty. */
export function orderGraph(): Model {
  return {
    name: 'order',
    inputs: [
      { name: 'prices', type: 'Any' },
      { name: 'customer', type: 'string' },
      { name: 'years', type: 'number' },
      { name: 'country', type: 'string' },
      { name: 'weight', type: 'number' },
      { name: 'express', type: 'boolean' },
    ],
    functions: [reduced],
    decisions: [
      formula('goods', ['prices'], [], {
        feel: 'sum(prices)',
        zen: 'sum(prices)',
        byHand: ({ prices }) => (prices as number[]).reduce((sum, price) => sum + price, 0),
      }),
      formula('pieces', ['prices'], [], {
        feel: 'count(prices)',
        zen: 'len(prices)',
        byHand: ({ prices }) => (prices as number[]).length,
      }),
      table('loyalty', 'string', ['customer', 'years'], [], {
        policy: 'UNIQUE',
        columns: ['customer', 'years'],
        rules: [
          [oneOf('company'), below(2), 'bronze'],
          [oneOf('company'), band(2, 5), 'silver'],
          [oneOf('company'), atLeast(5), 'gold'],
          [oneOf('person', 'club'), below(5), 'none'],
          [oneOf('person', 'club'), band(5, 10), 'bronze'],
          [oneOf('person', 'club'), atLeast(10), 'silver'],
        ],
      }),
      table('discount', 'number', [], ['loyalty', 'goods'], {
        policy: 'FIRST',
        columns: ['loyalty', 'goods'],
        rules: [
          [oneOf('gold'), atLeast(500), 0.12],
          [oneOf('gold'), any, 0.08],
          [oneOf('silver'), atLeast(500), 0.07],
          [oneOf('silver'), any, 0.04],
          [oneOf('bronze'), atLeast(800), 0.03],
          [any, any, 0],
        ],
      }),
      formula('net', [], ['goods', 'discount'], {
        feel: 'reduced(goods, discount)',
        plain: 'goods * (1 - discount)',
        zen: 'goods * (1 - discount)',
        byHand: ({ goods, discount }) => (goods as number) * (1 - (discount as number)),
      }),
      table('zone', 'string', ['country'], [], {
        policy: 'UNIQUE',
        columns: ['country'],
        rules: [
          [oneOf('DE'), 'home'],
          [oneOf('AT', 'FR', 'NL', 'PL', 'IT', 'ES'), 'union'],
          [oneOf('CH', 'GB', 'NO', 'US'), 'abroad'],
        ],
      }),
      table('freight', 'number', ['weight', 'express'], ['zone'], {
        policy: 'UNIQUE',
        columns: ['zone', 'weight', 'express'],
        rules: ['home', 'union', 'abroad'].flatMap((zone, far) =>
          [0, 5, 20].flatMap((from, heavy) =>
            [false, true].map((truth) => [
              oneOf(zone),
              heavy === 2 ? atLeast(from) : band(from, heavy === 0 ? 5 : 20),
              { kind: 'is', truth } as const,
              4.9 + far * 6 + heavy * 8.5 + (truth ? 12 : 0),
            ]),
          ),
        ),
      }),
      formula('packing', [], ['pieces', 'goods'], {
        feel: 'if pieces > 6 or goods > 900 then 3.5 else 0.5 * pieces',
        zen: 'pieces > 6 or goods > 900 ? 3.5 : 0.5 * pieces',
        byHand: ({ pieces, goods }) =>
          (pieces as number) > 6 || (goods as number) > 900 ? 3.5 : 0.5 * (pieces as number),
      }),
      formula('duty', [], ['zone', 'net'], {
        feel: 'if zone = "abroad" and net > 150 then reduced(net, 0.935) else 0',
        plain: 'if zone = "abroad" and net > 150 then net * (1 - 0.935) else 0',
        zen: 'zone == "abroad" and net > 150 ? net * (1 - 0.935) : 0',
        byHand: ({ zone, net }) =>
          zone === 'abroad' && (net as number) > 150 ? (net as number) * (1 - 0.935) : 0,
      }),
      formula('total', [], ['net', 'freight', 'packing', 'duty'], {
        feel: 'net + freight + packing + duty',
        zen: 'net + freight + packing + duty',
        byHand: ({ net, freight, packing, duty }) =>
          [net, freight, packing, duty].reduce<number>((sum, part) => sum + (part as number), 0),
      }),
    ],
  };
}

export function orders(count: number): readonly Values[] {
  const random = new Random(7);
  return Array.from({ length: count }, () => ({
    prices: Array.from({ length: random.whole(1, 10) }, () => random.decimal(5, 250, 2)),
    customer: random.pick(['company', 'person', 'club']),
    years: random.whole(0, 15),
    country: random.pick(['DE', 'DE', 'AT', 'FR', 'NL', 'PL', 'IT', 'ES', 'CH', 'GB', 'NO', 'US']),
    weight: random.decimal(0, 40, 1),
    express: random.whole(0, 2) === 1,
  }));
}

const reduced: Formula = {
  kind: 'formula',
  name: 'reduced',
  parameters: ['amount', 'rate'],
  feel: 'amount * (1 - rate)',
  zen: 'amount * (1 - rate)',
  byHand: ({ amount, rate }) => (amount as number) * (1 - (rate as number)),
};

const types: Readonly<Record<string, string>> = {
  ...{ goods: 'number', years: 'number', weight: 'number', express: 'boolean' },
};

const any: Cell = { kind: 'any' };

function oneOf(...texts: string[]): Cell {
  return { kind: 'one of', texts };
}

function below(end: number): Cell {
  return { kind: 'below', end };
}

function atLeast(least: number): Cell {
  return { kind: 'at least', least };
}

function band(from: number, end: number): Cell {
  return { kind: 'band', from, end };
}

function formula(
  name: string,
  needs: readonly string[],
  requires: readonly string[],
  logic: Omit<Formula, 'kind' | 'name'>,
): Decision {
  return { name, type: 'number', needs, requires, logic: { kind: 'formula', name, ...logic } };
}

/** Each rule: its cells, then its answer. */
function table(
  name: string,
  type: string,
  needs: readonly string[],
  requires: readonly string[],
  parts: { policy: Table['policy']; columns: readonly string[]; rules: readonly (Cell | Scalar)[][] },
): Decision {
  const logic: Table = {
    kind: 'table',
    policy: parts.policy,
    columns: parts.columns.map((column) => ({ name: column, type: types[column] ?? 'string' })),
    outputs: [{ name, type }],
    rules: parts.rules.map((rule) => ({
      cells: rule.slice(0, -1) as Cell[],
      answers: [rule.at(-1) as Scalar],
    })),
  };
  return { name, type, needs, requires, logic };
}
