import { componentsOf } from './components.ts';
import type { Net, Node } from './net.ts';

/** Above all others: what ends the whole level comes last, so that nothing is cut off that could be found. */
const last = 1_000_000;

/**
 * Orders elements so that each comes after those that lead to it, parallel branches one after the other, and a circle
 * as a whole before what follows it.
 */
export function rankNodes({ nodes, places, entries }: Net): void {
  const targetOf = (place: number) => (places[place] as Net['places'][number]).target;
  const followers = new Map(
    nodes.map((node) => {
      const puts = new Set(node.outcomes.flatMap((outcome) => outcome.puts));
      return [node, [...puts].map(targetOf)];
    }),
  );
  const begins = new Set([...entries.flat().map(targetOf), ...nodes]);
  const next = (node: Node) => followers.get(node) ?? [];
  for (const [index, node] of inOrder(begins, next).entries()) {
    const endsAll = node.outcomes.some((outcome) => outcome.ends !== undefined);
    node.rank = (endsAll ? last : 0) + index;
  }
}

/** Bourdoncle's order: of a circle first the element where it is entered, then the rest as if that one were not there. */
function inOrder(nodes: Iterable<Node>, next: (node: Node) => readonly Node[]): readonly Node[] {
  return componentsOf(nodes, next)
    .toReversed()
    .flatMap(([head, ...rest]) =>
      head === undefined || rest.length === 0 ? [head ?? []].flat() : [head, ...inOrder(rest, next)],
    );
}
