import type { Cursor } from './cursor.ts';
import { operand, readOperand } from './expression.ts';
import type { Node } from './tree.ts';

/** From `..` on: `start` was read, the opening bracket stands at `offset`. `)` and `[` exclude the end. */
export function finishRange(cursor: Cursor, start: Node, offset: number, startIncluded: boolean): Node {
  cursor.expect('..', 'in the range');
  const end = cursor.inside(true, () => readOperand(cursor, operand));
  const endIncluded = cursor.isSymbol(']');
  if (!endIncluded && !cursor.isSymbol(')') && !cursor.isSymbol('[')) {
    throw cursor.unexpected(
      'the range must be closed',
      'Close it with ] (end included) or ) (end excluded).',
    );
  }
  cursor.next();
  return { type: 'range', start, startIncluded, end, endIncluded, ...cursor.span(offset) };
}
