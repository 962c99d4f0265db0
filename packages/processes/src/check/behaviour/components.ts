interface Visit {
  readonly number: number;
  low: number;
  open: boolean;
}

/**
 * The groups of vertices that lead to each other, in Tarjan's way: a group comes after all those it leads to.
 * `next` may name vertices that are not among the given; they are left out.
 */
export function componentsOf<Vertex>(
  vertices: Iterable<Vertex>,
  next: (vertex: Vertex) => readonly Vertex[],
): readonly (readonly Vertex[])[] {
  const all = new Set(vertices);
  const visits = new Map<Vertex, Visit>();
  const path: Vertex[] = [];
  const found: Vertex[][] = [];
  const open = (vertex: Vertex) => {
    const visit = { number: visits.size, low: visits.size, open: true };
    visits.set(vertex, visit);
    path.push(vertex);
    return { vertex, visit, next: next(vertex), at: 0 };
  };
  for (const root of all) {
    if (visits.has(root)) continue;
    const stack = [open(root)];
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const { vertex, visit } = top;
      if (top.at < top.next.length) {
        const follower = top.next[top.at++] as Vertex;
        const known = visits.get(follower);
        if (known?.open) visit.low = Math.min(visit.low, known.number);
        if (known === undefined && all.has(follower)) stack.push(open(follower));
        continue;
      }
      stack.pop();
      const above = stack.at(-1)?.visit;
      if (above !== undefined) above.low = Math.min(above.low, visit.low);
      if (visit.low === visit.number) found.push(close(vertex, path, visits));
    }
  }
  return found;
}

function close<Vertex>(root: Vertex, path: Vertex[], visits: ReadonlyMap<Vertex, Visit>): Vertex[] {
  const members = path.splice(path.lastIndexOf(root));
  for (const member of members) (visits.get(member) as Visit).open = false;
  return members;
}
