import { FeelSyntaxError } from '../feel-error.ts';
import type { FeelType } from '../values/type.ts';
import { Cursor } from './cursor.ts';
import { grammar } from './expression.ts';
import { readExpression } from './grammar.ts';
import { NameBook } from './name-book.ts';
import { readUnaryTests, type UnaryTests } from './tests.ts';
import { childrenOf, type Node } from './tree.ts';

interface Scope {
  /** Names known besides those the expression introduces itself. */
  readonly names: Iterable<string>;
  readonly types: ReadonlyMap<string, FeelType>;
}

/** Longer texts are refused; nobody writes them by hand. */
const longest = 100_000;
/** How many operators may stand one in the other; a sum of more parts is better a list. */
const highest = 1_000;

/** Reads an expression; throws `FeelSyntaxError` at what cannot be read. */
export function parseExpression(source: string, scope: Scope): Node {
  const node = parseWhole(source, scope, readExpression);
  checkHeight([node]);
  return node;
}

/** Reads the unary tests of a cell; throws `FeelSyntaxError` at what cannot be read. */
export function parseUnaryTests(source: string, scope: Scope): UnaryTests {
  const tests = parseWhole(source, scope, readUnaryTests);
  checkHeight(tests.tests);
  return tests;
}

function parseWhole<Result>(source: string, scope: Scope, read: (cursor: Cursor) => Result): Result {
  if (source.length > longest) {
    const span = { offset: longest, length: source.length - longest };
    throw new FeelSyntaxError(
      'too-long',
      `The expression is longer than ${longest} characters.`,
      span,
      'Split it.',
    );
  }
  const cursor = new Cursor(source, grammar, new NameBook(scope.names), scope.types);
  if (cursor.atEnd) throw cursor.fail('empty', 'There is no expression.', 'Write one.');
  const result = read(cursor);
  if (!cursor.atEnd) throw cursor.unexpected('the end of the expression or an operator');
  return result;
}

/** Without recursion, since a long chain of operators makes a high tree. */
function checkHeight(roots: readonly Node[]): void {
  let level: readonly Node[] = roots;
  for (let height = 0; level.length > 0; height++) {
    const first = level[0] as Node;
    if (height > highest) {
      throw new FeelSyntaxError(
        'too-deep',
        `More than ${highest} operators stand one in the other.`,
        first,
        'Split it.',
      );
    }
    level = level.flatMap(childrenOf);
  }
}
