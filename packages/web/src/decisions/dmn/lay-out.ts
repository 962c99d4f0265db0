/** What is drawn of a graph: an element and the ids of what it needs. */
export interface GraphNode {
  readonly id: string;
  readonly needs: readonly string[];
  /** Input data are smaller and stand at the bottom. */
  readonly input: boolean;
}

export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const WIDTH = 180;
const GAP = 30;
const STEP = 120;
const SIZES = { input: { width: 150, height: 45 }, other: { width: WIDTH, height: 70 } } as const;

/**
 * Places for a graph that came without a drawing: what is needed stands below what needs it, near it. A circle, which no
 * published model has, would only put its elements in one row.
 */
export function layOut(nodes: readonly GraphNode[]): ReadonlyMap<string, Bounds> {
  const rows = rowsOf(nodes);
  const columns = new Map<string, number>();
  const places = new Map<string, Bounds>();
  const widest = Math.max(1, ...rows.map((row) => row.length));
  for (const [down, row] of rows.entries()) {
    const wanted = (node: GraphNode) =>
      middle(
        nodes.filter((each) => each.needs.includes(node.id)),
        columns,
      );
    const ordered = [...row].sort((left, right) => wanted(left) - wanted(right));
    ordered.forEach((node, at) => {
      const size = node.input ? SIZES.input : SIZES.other;
      const column = at + (widest - row.length) / 2;
      columns.set(node.id, column);
      const x = column * (WIDTH + GAP) + (WIDTH - size.width) / 2;
      places.set(node.id, { x, y: down * STEP, ...size });
    });
  }
  return places;
}

// ---- helpers ----

/** Rows from the top: each element above all it needs, input data in the last one. */
function rowsOf(nodes: readonly GraphNode[]): readonly (readonly GraphNode[])[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const heights = new Map<string, number>();
  const heightOf = (node: GraphNode, above: ReadonlySet<string>): number => {
    const known = heights.get(node.id);
    if (known !== undefined) return known;
    const below = node.needs.flatMap((id) => {
      const needed = byId.get(id);
      return needed && !above.has(id) ? [heightOf(needed, new Set([...above, node.id])) + 1] : [];
    });
    const height = node.input ? 0 : Math.max(1, ...below);
    heights.set(node.id, height);
    return height;
  };
  const tallest = Math.max(0, ...nodes.map((node) => heightOf(node, new Set())));
  return Array.from({ length: tallest + 1 }, (_, down) =>
    nodes.filter((node) => heights.get(node.id) === tallest - down),
  ).filter((row) => row.length > 0);
}

/** Where the elements that need something stand, on average; those that nothing needs stay in their order. */
function middle(above: readonly GraphNode[], columns: ReadonlyMap<string, number>): number {
  const known = above.flatMap((node) => columns.get(node.id) ?? []);
  return known.length === 0 ? 0 : known.reduce((sum, column) => sum + column, 0) / known.length;
}
