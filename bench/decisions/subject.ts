import { expressionData, expressionNames, expressions } from './expressions.ts';
import { decideByHand, type Formula, type Model, type Table, type Values } from './model.ts';
import { orderGraph, orders } from './order-graph.ts';
import { cascade, dataFor, distinct, grid, modelOf, selectiveFirst, selectiveLast } from './tables.ts';

/** What is asked of every engine, and the right answers. */
export interface Subject {
  readonly data: readonly Values[];
  /** Answers a piece of the data by hand. */
  readonly byHand: (given: Values) => unknown;
  readonly asked: AskedModel | AskedFormulas;
  /** Timed is not the answering but the way from text to the first answer. */
  readonly reading?: boolean;
}

/** A model, of which the last decision is asked for. */
export interface AskedModel {
  readonly kind: 'model';
  readonly model: Model;
}

/** Expressions that are answered together, as an object by their names. */
export interface AskedFormulas {
  readonly kind: 'formulas';
  readonly names: readonly string[];
  readonly formulas: readonly Formula[];
}

/** The data go round, so that no engine can answer from its memory of the last question. */
const rotating = 1_000;

/** The subject of a name in `subjectNames`. */
export function makeSubject(name: string): Subject {
  const make = subjects[name];
  if (make === undefined) throw new Error(`There is no subject "${name}".`);
  return make();
}

const subjects: Readonly<Record<string, () => Subject>> = {
  '20 rules x 5 inputs, first column selective': () => ofTable('selective', selectiveFirst()),
  '20 rules x 5 inputs, last column decides': () => ofTable('thorough', selectiveLast()),
  '1,000 rules x 3 inputs, UNIQUE': () => ofTable('grid', grid(10, 10, 10)),
  '1,000 rules x 3 inputs, FIRST': () => ofTable('cascade', cascade(10, 10, 10)),
  '10,000 rules x 3 inputs, UNIQUE': () => ofTable('large', grid(25, 20, 20)),
  'graph of ten decisions': () => ofModel(orderGraph(), orders(rotating)),
  'reading 10,000 cells': () => ({ ...ofTable('distinct', distinct(2_000)), reading: true }),
  'ten FEEL expressions': () => ({
    data: expressionData(rotating),
    byHand: (given) => Object.fromEntries(expressions.map(({ name, byHand }) => [name, byHand(given)])),
    asked: { kind: 'formulas', names: expressionNames, formulas: expressions },
  }),
};

/** By the names the bench reports them under. */
export const subjectNames = Object.keys(subjects);

function ofTable(name: string, table: Table): Subject {
  return ofModel(modelOf(name, table), dataFor(table, rotating));
}

function ofModel(model: Model, data: readonly Values[]): Subject {
  return { data, byHand: (given) => decideByHand(model, given), asked: { kind: 'model', model } };
}
