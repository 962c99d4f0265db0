/** What is known of a state here: the states it leads to, and whether it leads anywhere else. */
interface Vertex<Self> {
  readonly next: readonly Self[];
  readonly leadsOut: boolean;
}

interface Visit {
  readonly number: number;
  low: number;
  open: boolean;
}

/** The groups of states that lead only to each other, round and round: Tarjan's components without a way out. */
export function circlesOf<State extends Vertex<State>>(
  states: readonly State[],
): readonly (readonly State[])[] {
  const visits = new Map<State, Visit>();
  const path: State[] = [];
  const circles: State[][] = [];
  const open = (state: State) => {
    visits.set(state, { number: visits.size, low: visits.size, open: true });
    path.push(state);
    return { state, at: 0 };
  };
  for (const root of states) {
    if (visits.has(root)) continue;
    const stack = [open(root)];
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const next = top.state.next[top.at++];
      const visit = visits.get(top.state) as Visit;
      if (next === undefined) {
        stack.pop();
        const above = stack.at(-1);
        if (above !== undefined) lower(visits.get(above.state) as Visit, visit.low);
        if (visit.low === visit.number) circles.push(...close(top.state, path, visits));
      } else if (!visits.has(next)) stack.push(open(next));
      else if (visits.get(next)?.open) lower(visit, (visits.get(next) as Visit).number);
    }
  }
  return circles;
}

function lower(visit: Visit, to: number): void {
  visit.low = Math.min(visit.low, to);
}

/** Takes a finished component off the path; it is a circle when something moves in it and nothing leads out. */
function close<State extends Vertex<State>>(
  root: State,
  path: State[],
  visits: ReadonlyMap<State, Visit>,
): readonly State[][] {
  const members = path.splice(path.lastIndexOf(root));
  for (const member of members) (visits.get(member) as Visit).open = false;
  const inside = new Set(members);
  const closed = members.every(
    ({ next, leadsOut }) => !leadsOut && next.length > 0 && next.every((state) => inside.has(state)),
  );
  return closed ? [members] : [];
}
