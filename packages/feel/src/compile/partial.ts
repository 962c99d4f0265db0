import { childrenOf, type Node } from '../parse/tree.ts';

/** Functions that only look at a list, or give one of its items. */
const readers: ReadonlySet<string> = new Set([
  ...['count', 'sum', 'min', 'max', 'mean', 'median', 'product', 'all', 'any', 'list contains', 'index of'],
]);

/**
 * Whether the body of a `for` may keep `partial`, the list of the results so far, beyond its turn: then each turn
 * needs a list of its own, since the next turns go on filling the one there is.
 */
export function keepsPartial(node: Node): boolean {
  if (isPartial(node)) return true;
  if (node.type === 'filter' && isPartial(node.list)) return keepsPartial(node.condition);
  if (node.type === 'call' && node.callee.type === 'name' && readers.has(node.callee.name)) {
    return node.args.some(({ value }) => !isPartial(value) && keepsPartial(value));
  }
  return childrenOf(node).some(keepsPartial);
}

function isPartial(node: Node): boolean {
  return node.type === 'name' && node.name === 'partial';
}
