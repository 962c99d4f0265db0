import type { Cursor } from './cursor.ts';
import type { Node } from './tree.ts';

/**
 * The parts of the grammar that hold each other. The cursor carries them, so that the files that read single kinds
 * of expression need not know each other.
 */
export interface Grammar {
  readonly expression: (cursor: Cursor) => Node;
  readonly operand: (cursor: Cursor, least: number) => Node;
  readonly rest: (cursor: Cursor, first: Node, least: number) => Node;
}

/** Binding strength of what may stand at either side of a comparison. */
export const comparable = 4;

/** Any expression. */
export function readExpression(cursor: Cursor): Node {
  return cursor.grammar.expression(cursor);
}

/** An operand that holds only operators of at least a binding strength. */
export function readOperand(cursor: Cursor, least: number): Node {
  return cursor.grammar.operand(cursor, least);
}

/** Goes on from a left operand with all operators of at least a strength. */
export function readRest(cursor: Cursor, first: Node, least: number): Node {
  return cursor.grammar.rest(cursor, first, least);
}
