import { type Cell, type Scalar, sampleOf } from './cell.ts';
import type { Model, Rule, Table, Values } from './model.ts';
import { Random } from './random.ts';

const regions = ['north', 'south', 'east', 'west', 'islands'];
const columnsOfFive = [
  { name: 'age', type: 'number' },
  { name: 'region', type: 'string' },
  { name: 'income', type: 'number' },
  { name: 'existing', type: 'boolean' },
  { name: 'score', type: 'number' },
];
const twoOutputs = [
  { name: 'tariff', type: 'string' },
  { name: 'rate', type: 'number' },
];

/** 20 rules x 5 inputs whose first column decides: most rules fail at their first cell. */
export function selectiveFirst(): Table {
  return {
    ...{ kind: 'table', policy: 'UNIQUE', columns: columnsOfFive, outputs: twoOutputs },
    rules: range(20, (at) => ({
      cells: [
        band(at, 5),
        { kind: 'one of', texts: [0, 1, 2].map((more) => regions[(at + more) % regions.length] as string) },
        { kind: 'at least', least: 1_000 + at * 50 },
        at % 3 === 0 ? { kind: 'any' } : { kind: 'is', truth: at % 2 === 0 },
        band(at % 10, 100),
      ],
      answers: answersOf(at),
    })),
  };
}

/** 20 rules x 5 inputs whose last column decides: every cell is tested, and holds. */
export function selectiveLast(): Table {
  return {
    ...{ kind: 'table', policy: 'UNIQUE', columns: columnsOfFive, outputs: twoOutputs },
    rules: range(20, (at) => ({
      cells: [
        { kind: 'band', from: 18, end: 90 + at },
        { kind: 'one of', texts: regions.map((_, more) => regions[(at + more) % regions.length] as string) },
        { kind: 'at least', least: at },
        { kind: 'is', truth: true },
        band(at, 50),
      ],
      answers: answersOf(at),
    })),
  };
}

/** Every combination of a product, a band of quantities and a band of days: no two rules meet. */
export function grid(products: number, quantities: number, days: number): Table {
  return {
    ...{ kind: 'table', policy: 'UNIQUE', columns: columnsOfThree, outputs: twoOutputs },
    rules: combinations(products, quantities, days).map(([product, quantity, day], at) => ({
      cells: [oneProduct(product), band(quantity, 25), band(day, 7)],
      answers: answersOf(at),
    })),
  };
}

/** As the grid, but with bands open below, so that many rules hold and their order decides. */
export function cascade(products: number, quantities: number, days: number): Table {
  return {
    ...{ kind: 'table', policy: 'FIRST', columns: columnsOfThree, outputs: twoOutputs },
    rules: combinations(products, quantities, days).map(([product, quantity, day], at) => ({
      cells: [oneProduct(product), { kind: 'below', end: (quantity + 1) * 25 }, below((day + 1) * 7)],
      answers: answersOf(at),
    })),
  };
}

/** Rules of five cells, of which hardly two are the same text: nothing is gained by remembering cells. */
export function distinct(rules: number): Table {
  return {
    ...{ kind: 'table', policy: 'UNIQUE', columns: columnsOfThree, outputs: twoOutputs },
    rules: range(rules, (at) => ({
      cells: [oneProduct(at), band(at, 3), below(at + 1)],
      answers: answersOf(at),
    })),
  };
}

const columnsOfThree = [
  { name: 'product', type: 'string' },
  { name: 'quantity', type: 'number' },
  { name: 'days', type: 'number' },
];

/** Data for a table, each made to meet the cells of a rule picked by chance. */
export function dataFor({ columns, rules }: Table, count: number): readonly Values[] {
  const random = new Random(20_261_123);
  return range(count, () => {
    const { cells } = random.pick(rules);
    return Object.fromEntries(
      columns.map(({ name, type }, at) => [name, valueFor(cells[at] as Cell, type, random)]),
    );
  });
}

function valueFor(cell: Cell, type: string, random: Random): Scalar {
  return cell.kind === 'any' && type === 'boolean' ? random.whole(0, 2) === 1 : sampleOf(cell, random);
}

/** A model that is the table alone. */
export function modelOf(name: string, table: Table): Model {
  const needs = table.columns.map((column) => column.name);
  return {
    name,
    inputs: table.columns,
    functions: [],
    decisions: [{ name, type: 'Any', needs, requires: [], logic: table }],
  };
}

function answersOf(at: number): Rule['answers'] {
  return [`T${at}`, at / 100];
}

function band(at: number, width: number): Cell {
  return { kind: 'band', from: at * width, end: (at + 1) * width };
}

function below(end: number): Cell {
  return { kind: 'below', end };
}

function oneProduct(at: number): Cell {
  return { kind: 'one of', texts: [`P-${at}`] };
}

function combinations(a: number, b: number, c: number): readonly (readonly [number, number, number])[] {
  return range(a * b * c, (at) => [Math.floor(at / (b * c)), Math.floor(at / c) % b, at % c]);
}

function range<T>(count: number, make: (at: number) => T): readonly T[] {
  return Array.from({ length: count }, (_, at) => make(at));
}
