import type { Net, Node } from './net.ts';

/** Above all others: what ends the whole level comes last, so that nothing is cut off that could be found. */
const last = 1_000_000;

/**
 * Orders elements so that each comes after those that lead to it, circles aside, and parallel branches one after
 * the other: the reverse of the order in which a depth-first walk leaves them.
 */
export function rankNodes({ nodes, places, entries }: Net): void {
  const seen = new Set<Node>();
  const left: Node[] = [];
  const walk = (begin: Node) => {
    if (seen.has(begin)) return;
    seen.add(begin);
    const stack = [{ node: begin, next: followersOf(begin, places), at: 0 }];
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const follower = top.next[top.at++];
      if (follower === undefined) left.push((stack.pop() as typeof top).node);
      else if (!seen.has(follower)) {
        seen.add(follower);
        stack.push({ node: follower, next: followersOf(follower, places), at: 0 });
      }
    }
  };
  for (const entry of entries)
    for (const place of entry) walk((places[place] as Net['places'][number]).target);
  for (const node of nodes) walk(node);
  for (const [index, node] of left.entries()) {
    const endsAll = node.outcomes.some((outcome) => outcome.ends !== undefined);
    node.rank = (endsAll ? last : 0) + left.length - index;
  }
}

function followersOf(node: Node, places: Net['places']): readonly Node[] {
  const puts = new Set(node.outcomes.flatMap((outcome) => outcome.puts));
  return [...puts].map((place) => (places[place] as Net['places'][number]).target);
}
