import { componentsOf } from './components.ts';

/** What is known of a state here: the states it leads to, and whether it leads anywhere else. */
interface Vertex<Self> {
  readonly next: readonly Self[];
  readonly leadsOut: boolean;
}

/** The groups of states that lead only to each other, round and round. */
export function circlesOf<State extends Vertex<State>>(
  states: readonly State[],
): readonly (readonly State[])[] {
  return componentsOf(states, ({ next }) => next).filter((members) => {
    const inside = new Set(members);
    return members.every(
      ({ next, leadsOut }) => !leadsOut && next.length > 0 && next.every((state) => inside.has(state)),
    );
  });
}
