import type { RangeOperator } from '../values/range.ts';
import type { Cursor } from './cursor.ts';
import { comparable, readOperand } from './grammar.ts';
import type { Node } from './tree.ts';

/** From `..` on: `start` was read, the opening bracket stands at `offset`. `)` and `[` exclude the end. */
export function finishRange(cursor: Cursor, start: Node, offset: number, startIncluded: boolean): Node {
  cursor.expect('..', 'in the range');
  const end = cursor.inside(true, () => readOperand(cursor, comparable));
  const endIncluded = cursor.isSymbol(']');
  if (!endIncluded && !cursor.isSymbol(')') && !cursor.isSymbol('[')) {
    throw cursor.unexpected('the end of the range', 'Close it with ] (end included) or ) (end excluded).');
  }
  cursor.next();
  return { type: 'range', start, startIncluded, end, endIncluded, ...cursor.span(offset) };
}

const rangeOperators: readonly string[] = ['<', '<=', '>', '>=', '=', '!='];

/** `< 5`, where a test may stand. */
export function acceptOperatorRange(cursor: Cursor): Node | undefined {
  const { token } = cursor;
  if (token.kind !== 'symbol' || !rangeOperators.includes(token.text)) return undefined;
  cursor.next();
  const value = readOperand(cursor, comparable);
  return {
    type: 'operatorRange',
    operator: token.text as RangeOperator,
    value,
    ...cursor.span(token.offset),
  };
}
