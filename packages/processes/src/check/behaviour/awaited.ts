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
  let here = false;
  for (const place of sources.keys()) if (marking[place] !== 0) here = true;
  if (!here) return false;
  for (let place = 0; place < marking.length; place++) {
    if (marking[place] === 0 || sources.has(place)) continue;
    if (leadsTo(place, sources, marking, false) && !leadsTo(place, sources, marking, true)) return false;
  }
  return true;
}

/** Whether a token could come from the place to one of the join's that is marked, or to one that is empty. */
function leadsTo(place: number, sources: Sources, marking: Uint8Array, marked: boolean): boolean {
  for (const [goal, upstream] of sources) {
    if ((marking[goal] !== 0) === marked && upstream.has(place)) return true;
  }
  return false;
}
