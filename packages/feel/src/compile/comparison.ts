import type { ComparisonOperator, Node, NodeOf } from '../parse/tree.ts';
import { compare } from '../values/compare.ts';
import { equal } from '../values/equal.ts';
import type { FeelValue } from '../values/value.ts';
import { subjectOf, warnPair } from './blame.ts';
import type { Run } from './run.ts';
import { type Code, compileNode, type Scope } from './scope.ts';

type Pair = (run: Run, a: FeelValue, b: FeelValue) => boolean | null;

export function compileComparison(node: NodeOf<'comparison'>, scope: Scope): Code {
  const left = compileNode(node.left, scope);
  const right = compileNode(node.right, scope);
  const pair = compilePair(node.operator, node.left, node.right, scope);
  if (node.right.type === 'literal' && typeof node.right.value === 'number') {
    return withNumber(node.operator, left, node.right.value, pair);
  }
  if (node.operator === '=') {
    return (run) => {
      const a = left(run);
      const b = right(run);
      if (typeof a !== 'string' || typeof b !== 'string') return pair(run, a, b);
      spendOnTexts(run, a, b);
      return a === b;
    };
  }
  const test = numberTests[node.operator];
  return (run) => {
    const a = left(run);
    const b = right(run);
    return typeof a === 'number' && typeof b === 'number' ? test(a, b) : pair(run, a, b);
  };
}

/** The commonest condition, `amount > 100`, without a second call. */
function withNumber(operator: ComparisonOperator, left: Code, number: number, pair: Pair): Code {
  const test = numberTests[operator];
  return (run) => {
    const value = left(run);
    return typeof value === 'number' ? test(value, number) : pair(run, value, number);
  };
}

const numberTests: Readonly<Record<ComparisonOperator, (a: number, b: number) => boolean>> = {
  '=': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

/** Compares two values; null with a warning where FEEL gives no answer. */
function compilePair(operator: ComparisonOperator, left: Node, right: Node, scope: Scope): Pair {
  const subjects = [subjectOf(scope, left), subjectOf(scope, right)] as const;
  if (operator === '=' || operator === '!=') {
    const wanted = operator === '=';
    return (run, a, b) => {
      const result = equal(a, b, run);
      return result === undefined ? warnPair(run, 'compared', a, b, ...subjects) : result === wanted;
    };
  }
  const test = numberTests[operator];
  return (run, a, b) => {
    if (typeof a === 'string' && typeof b === 'string') spendOnTexts(run, a, b);
    const order = compare(a, b);
    return order === undefined ? warnPair(run, 'compared', a, b, ...subjects) : test(order, 0);
  };
}

/** Short texts cost nothing, long ones by their length. */
function spendOnTexts(run: Run, a: string, b: string): void {
  if (a.length > 1_000 && b.length > 1_000) run.spend(Math.min(a.length, b.length) >> 8);
}

export function compileBetween(node: NodeOf<'between'>, scope: Scope): Code {
  const value = compileNode(node.value, scope);
  const low = compileNode(node.low, scope);
  const high = compileNode(node.high, scope);
  const atLeast = compilePair('>=', node.value, node.low, scope);
  const atMost = compilePair('<=', node.value, node.high, scope);
  return (run) => {
    const middle = value(run);
    const first = atLeast(run, middle, low(run));
    const second = atMost(run, middle, high(run));
    if (first === null || second === null) return null;
    return first && second;
  };
}
