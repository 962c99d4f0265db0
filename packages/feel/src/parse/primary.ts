import { FeelSyntaxError } from '../feel-error.ts';
import { parseNumber } from '../values/number.ts';
import { parseTemporal } from '../values/temporal-text.ts';
import { readContext } from './context.ts';
import type { Cursor } from './cursor.ts';
import { readExpression } from './grammar.ts';
import { readFor, readFunction, readIf, readQuantified } from './keyword.ts';
import { atName, readName } from './name.ts';
import { acceptOperatorRange, finishRange } from './range.ts';
import type { Token } from './token.ts';
import type { Node } from './tree.ts';

const constants: Readonly<Record<string, true | false | null>> = { true: true, false: false, null: null };
const keywordReaders: Readonly<Record<string, (cursor: Cursor) => Node>> = {
  if: readIf,
  for: readFor,
  some: readQuantified,
  every: readQuantified,
  function: readFunction,
};

export function readPrimary(cursor: Cursor): Node {
  const { token } = cursor;
  switch (token.kind) {
    case 'number':
      return readNumber(cursor);
    case 'string':
      cursor.next();
      return { type: 'literal', value: token.text, ...cursor.span(token.offset) };
    case 'at':
      return readAt(cursor);
    case 'word':
      return readWord(cursor, token);
    case 'symbol':
      return readSymbol(cursor, token);
    default:
      throw cursor.unexpected('a value', 'Add what is missing.');
  }
}

function readNumber(cursor: Cursor): Node {
  const token = cursor.next();
  const value = parseNumber(token.text);
  const span = cursor.span(token.offset);
  if (value !== null) return { type: 'literal', value, ...span };
  throw new FeelSyntaxError(
    'bad-number',
    `The number ${token.text} is too large.`,
    span,
    'Use at most 6144 digits.',
  );
}

function readAt(cursor: Cursor): Node {
  const token = cursor.next();
  const value = parseTemporal(token.text);
  const span = cursor.span(token.offset);
  if (value !== null) return { type: 'literal', value, ...span };
  throw new FeelSyntaxError(
    'bad-literal',
    `@"${token.text}" is no date, time, date and time or duration.`,
    span,
    'Write it as in @"2026-11-19", @"09:14:00", @"2026-11-19T09:14:00Z", @"P1DT2H" or @"P1Y6M".',
  );
}

function readWord(cursor: Cursor, token: Token): Node {
  if (atName(cursor)) {
    const name = readName(cursor);
    return { type: 'name', name, ...cursor.span(token.offset) };
  }
  if (Object.hasOwn(constants, token.text)) {
    cursor.next();
    return { type: 'literal', value: constants[token.text] as boolean | null, ...cursor.span(token.offset) };
  }
  const reader = Object.hasOwn(keywordReaders, token.text) ? keywordReaders[token.text] : undefined;
  if (reader === undefined) throw cursor.unexpected('a value', 'Add what is missing.');
  return reader(cursor);
}

function readSymbol(cursor: Cursor, token: Token): Node {
  switch (token.text) {
    case '(':
      return readParentheses(cursor);
    case '[':
      return readBrackets(cursor);
    case ']':
      return readOpenRange(cursor);
    case '{':
      return readContext(cursor);
    case '?':
      cursor.next();
      return { type: 'input', ...cursor.span(token.offset) };
    default:
      throw cursor.unexpected('a value', 'Add what is missing.');
  }
}

/** `(expression)`, `(start..end)` or `(< 5)`. */
function readParentheses(cursor: Cursor): Node {
  const { offset } = cursor.next();
  const inner = cursor.inside(false, () => acceptOperatorRange(cursor) ?? readExpression(cursor));
  if (cursor.isSymbol('..')) return finishRange(cursor, inner, offset, false);
  cursor.expect(')', 'after the expression in parentheses');
  return { ...inner, ...cursor.span(offset) };
}

/** `[a, b]` or `[start..end]`. A list may hold tests such as `<= 5`. */
function readBrackets(cursor: Cursor): Node {
  const { offset } = cursor.next();
  const items: Node[] = [];
  const readItem = () => cursor.inside(false, () => acceptOperatorRange(cursor) ?? readExpression(cursor));
  if (!cursor.isSymbol(']')) items.push(readItem());
  if (items.length === 1 && cursor.isSymbol('..')) return finishRange(cursor, items[0] as Node, offset, true);
  while (cursor.accept(',')) items.push(readItem());
  cursor.expect(']', 'after the items of the list');
  return { type: 'list', items, ...cursor.span(offset) };
}

function readOpenRange(cursor: Cursor): Node {
  const { offset } = cursor.next();
  const start = cursor.inside(false, () => readExpression(cursor));
  return finishRange(cursor, start, offset, false);
}
