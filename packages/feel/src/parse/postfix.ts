import type { Cursor } from './cursor.ts';
import { readExpression } from './grammar.ts';
import { acceptNameWithColon, atName, readName } from './name.ts';
import { readPrimary } from './primary.ts';
import { readToken } from './token.ts';
import type { Argument, Node } from './tree.ts';

/** A value with all that may follow it: `.name`, `[filter]`, `(arguments)`. */
export function readPostfix(cursor: Cursor): Node {
  return readPostfixOf(cursor, readPrimary(cursor));
}

export function readPostfixOf(cursor: Cursor, first: Node): Node {
  let node = first;
  for (;;) {
    if (cursor.isSymbol('.')) node = readPath(cursor, node);
    else if (cursor.isSymbol('(')) node = readCall(cursor, node);
    else if (cursor.isSymbol('[') && !closesRange(cursor)) node = readFilter(cursor, node);
    else return node;
  }
}

function readPath(cursor: Cursor, source: Node): Node {
  cursor.next();
  if (!atName(cursor)) throw cursor.unexpected('a name after the dot', 'Name the part that is meant.');
  const name = readName(cursor);
  return { type: 'path', source, name, ...cursor.span(source.offset) };
}

function readFilter(cursor: Cursor, list: Node): Node {
  cursor.next();
  const condition = cursor.inside(false, () => cursor.knowing(['item'], () => readExpression(cursor)));
  cursor.expect(']', 'after the filter');
  return { type: 'filter', list, condition, ...cursor.span(list.offset) };
}

function readCall(cursor: Cursor, callee: Node): Node {
  cursor.next();
  const args: Argument[] = [];
  cursor.inside(false, () => {
    while (!cursor.isSymbol(')')) {
      if (args.length > 0) cursor.expect(',', 'between the arguments');
      args.push(readArgument(cursor, args));
    }
  });
  cursor.expect(')', 'after the arguments');
  return { type: 'call', callee, args, ...cursor.span(callee.offset) };
}

function readArgument(cursor: Cursor, before: readonly Argument[]): Argument {
  const name = acceptNameWithColon(cursor);
  if (before.length > 0 && (before[0]?.name === undefined) !== (name === undefined)) {
    throw cursor.fail(
      'mixed-arguments',
      'Some arguments have a name and some have none.',
      'Name all or none of them.',
    );
  }
  const value = readExpression(cursor);
  return name === undefined ? { value } : { name, value };
}

const beginsNoValue = new Set([
  ')',
  ']',
  '}',
  ',',
  '..',
  '=',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  '+',
  '*',
  '/',
  '**',
  '.',
]);
const wordsAfterRange = new Set([
  'and',
  'or',
  'then',
  'else',
  'return',
  'satisfies',
  'in',
  'between',
  'instance',
]);

/** At the end of a range `[` closes it when nothing follows that could begin a filter. */
function closesRange(cursor: Cursor): boolean {
  if (!cursor.inRangeEnd) return false;
  const after = readToken(cursor.source, cursor.token.end);
  if (after.kind === 'end') return true;
  return after.kind === 'symbol' ? beginsNoValue.has(after.text) : wordsAfterRange.has(after.text);
}
