import type { Cursor } from './cursor.ts';
import { comparable, readExpression, readOperand, readRest } from './grammar.ts';
import { readPostfixOf } from './postfix.ts';
import { acceptOperatorRange, finishRange } from './range.ts';
import type { Node } from './tree.ts';

/** The unary tests of a cell: any of them may hold; with `negated` none; no tests at all for `-`. */
export interface UnaryTests {
  readonly negated: boolean;
  readonly tests: readonly Node[];
}

/** What stands after `in`: one test, or several in parentheses. `in` binds like a comparison, so `and` ends it. */
export function readTests(cursor: Cursor): readonly Node[] {
  const operator = acceptOperatorRange(cursor);
  if (operator !== undefined) return [operator];
  if (!cursor.isSymbol('(')) return [readOperand(cursor, comparable)];
  const { offset } = cursor.next();
  const first = cursor.inside(false, () => readTest(cursor));
  if (cursor.isSymbol('..')) return [goOn(cursor, finishRange(cursor, first, offset, false))];
  const tests = [first];
  while (cursor.accept(',')) tests.push(cursor.inside(false, () => readTest(cursor)));
  cursor.expect(')', 'after the tests of in');
  return tests.length > 1 || first.type === 'operatorRange' ? tests : [goOn(cursor, first)];
}

/** A whole cell of a decision table. */
export function readUnaryTests(cursor: Cursor): UnaryTests {
  const start = cursor.token.offset;
  if (cursor.accept('-') && cursor.token.kind === 'end') return { negated: false, tests: [] };
  cursor.moveTo(start);
  if (cursor.accept('not')) {
    if (beginsTest(cursor)) {
      throw cursor.fail('syntax', 'What not excludes stands in parentheses.', 'Write it as not(...).');
    }
    if (cursor.accept('(')) {
      const tests = readTestList(cursor);
      if (cursor.accept(')') && cursor.token.kind === 'end') return { negated: true, tests };
    }
  }
  cursor.moveTo(start);
  return { negated: false, tests: readTestList(cursor) };
}

/** Of what can follow `not` without being part of a name or a call. */
function beginsTest({ token: { kind, text } }: Cursor): boolean {
  return ['number', 'string', 'at'].includes(kind) || (kind === 'symbol' && /^[[<>]/.test(text));
}

function readTestList(cursor: Cursor): Node[] {
  const tests = [readTest(cursor)];
  while (cursor.accept(',')) tests.push(readTest(cursor));
  return tests;
}

function readTest(cursor: Cursor): Node {
  return acceptOperatorRange(cursor) ?? readExpression(cursor);
}

/** A value in parentheses may begin a longer operand: `x in (a)[1]`, `x in (a + b) * 2`. */
function goOn(cursor: Cursor, node: Node): Node {
  return readRest(cursor, readPostfixOf(cursor, node), comparable);
}
