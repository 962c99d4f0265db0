import type { Cursor } from './cursor.ts';
import { comparable, type Grammar, readOperand } from './grammar.ts';
import { readPostfix } from './postfix.ts';
import { readTests } from './tests.ts';
import type { ArithmeticOperator, ComparisonOperator, Node } from './tree.ts';
import { readType } from './type.ts';

/** Binding strengths, weakest first (DMN 1.5, 10.3.1.2, rules 2 and 4); negation binds tighter than all of them. */
const strength: Readonly<Record<string, number>> = {
  or: 1,
  and: 2,
  '=': 3,
  '!=': 3,
  '<': 3,
  '<=': 3,
  '>': 3,
  '>=': 3,
  between: 3,
  in: 3,
  '+': 4,
  '-': 4,
  '*': 5,
  '/': 5,
  '**': 6,
  instance: 7,
};
export const grammar: Grammar = {
  expression: (cursor) => cursor.deeper(() => readBinary(cursor, readUnary(cursor), 1)),
  operand: (cursor, least) => readBinary(cursor, readUnary(cursor), least),
  rest: readBinary,
};

function readBinary(cursor: Cursor, first: Node, least: number): Node {
  let left = first;
  for (;;) {
    const { token } = cursor;
    const own = token.kind === 'symbol' || token.kind === 'word' ? strengthOf(token.text) : 0;
    if (own < least || own === 0) return left;
    cursor.next();
    left = readRight(cursor, left, token.text, own);
  }
}

function strengthOf(text: string): number {
  return Object.hasOwn(strength, text) ? (strength[text] as number) : 0;
}

function readRight(cursor: Cursor, left: Node, operator: string, own: number): Node {
  if (operator === 'between') return readBetween(cursor, left);
  if (operator === 'in') {
    const tests = readTests(cursor);
    return { type: 'in', value: left, tests, ...cursor.span(left.offset) };
  }
  if (operator === 'instance') {
    cursor.expect('of', 'after instance');
    const of = readType(cursor);
    return { type: 'instanceOf', value: left, of, ...cursor.span(left.offset) };
  }
  const right = readOperand(cursor, own + 1);
  const span = cursor.span(left.offset);
  if (own === 3)
    return { type: 'comparison', operator: operator as ComparisonOperator, left, right, ...span };
  if (own <= 2) return { type: 'logic', operator: operator as 'and' | 'or', left, right, ...span };
  return { type: 'arithmetic', operator: operator as ArithmeticOperator, left, right, ...span };
}

function readBetween(cursor: Cursor, value: Node): Node {
  const low = readOperand(cursor, comparable);
  cursor.expect('and', 'between the two ends of between');
  const high = readOperand(cursor, comparable);
  return { type: 'between', value, low, high, ...cursor.span(value.offset) };
}

/** Signs before a value; they may pile up, so they are counted, not nested. */
function readUnary(cursor: Cursor): Node {
  const minuses: number[] = [];
  while (cursor.isSymbol('-')) minuses.push(cursor.next().offset);
  let node = cursor.deeper(() => readPostfix(cursor));
  for (const offset of minuses.reverse()) node = { type: 'negation', operand: node, ...cursor.span(offset) };
  return node;
}
