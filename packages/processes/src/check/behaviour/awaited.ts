import type { Net, Node } from './net.ts';

/** For an inclusive or complex join: from where a token can come to each of its places without passing the join. */
export type Sources = ReadonlyMap<number, ReadonlySet<number>>;

export function sourcesOf(join: Node, { nodes, places }: Net): Sources {
  const makers = new Map<number, Node[]>();
  for (const node of nodes) {
    if (node === join) continue;
    for (const place of new Set(node.outcomes.flatMap(({ puts }) => puts))) {
      makers.set(place, [...(makers.get(place) ?? []), node]);
    }
  }
  return new Map(join.into.map((place) => [place, upstreamOf(place, makers, places)]));
}

function upstreamOf(
  place: number,
  makers: ReadonlyMap<number, readonly Node[]>,
  places: Net['places'],
): ReadonlySet<number> {
  const found = new Set([place]);
  for (const one of found) {
    for (const maker of makers.get(one) ?? []) for (const before of maker.into) found.add(before);
  }
  return places.length === 0 ? new Set() : found;
}

/**
 * Whether the join may go on (BPMN 2.0.2, 13.4.3): a token is there, and each token elsewhere that could come
 * to one of its empty places could as well come to one that has a token.
 */
export function nothingAwaited(sources: Sources, marking: Uint8Array): boolean {
  const here = [...sources.keys()].filter((place) => marking[place] !== 0);
  if (here.length === 0) return false;
  const covered = here.flatMap((place) => [...(sources.get(place) ?? [])]);
  const fine = new Set(covered);
  for (const [place, upstream] of sources) {
    if (marking[place] !== 0) continue;
    for (const one of upstream) if (marking[one] !== 0 && !fine.has(one)) return false;
  }
  return true;
}
