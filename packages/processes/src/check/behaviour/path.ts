import type { Net } from './net.ts';
import type { State } from './search.ts';

/** The elements entered on the way to a state, each with the flows it put tokens on. */
export function pathTo(state: State | undefined, { places }: Net): readonly string[] {
  const parts: string[][] = [];
  for (let at = state; at?.step !== undefined; at = at.before) {
    const { node, outcome } = at.step;
    const flows = outcome.puts.flatMap((place) => places[place]?.flow?.id ?? []);
    parts.push([node.element.id, ...flows]);
  }
  return parts.reverse().flat();
}
