import type { Graph, GraphNode } from './random-graph.ts';

/** What going through all orders of all moves of a drawing shows. */
export interface Seen {
  readonly stuck: boolean;
  readonly piled: boolean;
  readonly endless: boolean;
  /** The nodes that some run enters. */
  readonly entered: ReadonlySet<number>;
  /** From some state no end can be reached, nor anything get stuck. */
  readonly circles: boolean;
}

/** How many tokens lie on each edge, and on the way to the first node. */
type Tokens = readonly number[];

const mostTokens = 2;

/** Every state of the drawing, found without any cleverness; undefined when there are too many. */
export function seeAllOrders(graph: Graph, mostStates: number): Seen | undefined {
  const first = [...graph.edges.map(() => 0), 1];
  const known = new Map<string, { readonly tokens: Tokens; readonly next: string[]; over: boolean }>();
  const entered = new Set<number>();
  const seen = { stuck: false, piled: false, endless: false };
  const queue: Tokens[] = [first];
  known.set(first.join(), { tokens: first, next: [], over: false });
  for (const tokens of queue) {
    if (known.size > mostStates) return undefined;
    const state = known.get(tokens.join());
    if (state === undefined) continue;
    const moves = movesFrom(graph, tokens);
    const empty = tokens.every((count) => count === 0);
    state.over = empty || moves.length === 0;
    if (moves.length === 0 && !empty) seen.stuck = true;
    if (isPiled(graph, tokens)) seen.piled = true;
    for (const { node, after } of moves) {
      entered.add(node);
      if (after === 'over') state.over = true;
      else if (after.some((count) => count > mostTokens)) {
        seen.endless = true;
        state.over = true;
      } else {
        state.next.push(after.join());
        if (!known.has(after.join())) {
          known.set(after.join(), { tokens: after, next: [], over: false });
          queue.push(after);
        }
      }
    }
  }
  return { ...seen, entered, circles: hasCircle(known) };
}

function hasCircle(known: ReadonlyMap<string, { readonly next: readonly string[]; over: boolean }>): boolean {
  const ending = new Set([...known].filter(([, { over }]) => over).map(([key]) => key));
  for (let before = -1; before !== ending.size; ) {
    before = ending.size;
    for (const [key, { next }] of known) if (next.some((one) => ending.has(one))) ending.add(key);
  }
  return ending.size < known.size;
}

interface Move {
  readonly node: number;
  readonly after: Tokens | 'over';
}

function movesFrom(graph: Graph, tokens: Tokens): readonly Move[] {
  return graph.nodes.flatMap((node, index) => {
    const into = index === 0 ? [...node.into, graph.edges.length] : node.into;
    return takes(graph, node, into, tokens).flatMap((taken): readonly Move[] =>
      node.kind === 'terminate'
        ? [{ node: index, after: 'over' }]
        : puts(node).map((put) => ({
            node: index,
            after: tokens.map(
              (count, edge) => count - Number(taken.includes(edge)) + Number(put.includes(edge)),
            ),
          })),
    );
  });
}

/** The sets of tokens that may bring the node to move. */
function takes(
  graph: Graph,
  node: GraphNode,
  into: readonly number[],
  tokens: Tokens,
): readonly (readonly number[])[] {
  const here = into.filter((edge) => tokens[edge] !== 0);
  if (here.length === 0) return [];
  if (node.kind === 'parallel') return here.length === into.length ? [into] : [];
  if (node.kind !== 'inclusive') return here.map((edge) => [edge]);
  const empty = into.filter((edge) => tokens[edge] === 0);
  const awaited = tokens.some(
    (count, edge) =>
      count > 0 &&
      !into.includes(edge) &&
      empty.some((goal) => leads(graph, edge, goal, node)) &&
      !here.some((goal) => leads(graph, edge, goal, node)),
  );
  return awaited ? [] : [here];
}

/** Whether a token on the one edge could come to the other without passing the node. */
function leads({ nodes, edges }: Graph, from: number, goal: number, without: GraphNode): boolean {
  const seen = new Set([from]);
  for (const edge of seen) {
    if (edge === goal) return true;
    const node = nodes[edges[edge]?.to ?? 0] as GraphNode;
    if (node !== without) for (const next of node.outOf) seen.add(next);
  }
  return false;
}

function puts({ kind, outOf }: GraphNode): readonly (readonly number[])[] {
  if (kind === 'exclusive') return outOf.map((edge) => [edge]);
  if (kind !== 'inclusive') return [outOf];
  const sets = Array.from({ length: 2 ** outOf.length - 1 }, (_, bits) => bits + 1);
  return sets.map((bits) => outOf.filter((_edge, at) => (bits >> at) & 1));
}

function isPiled({ nodes, edges }: Graph, tokens: Tokens): boolean {
  return nodes.some(({ kind, into }, index) => {
    const places = index === 0 ? [...into, edges.length] : into;
    const counts = places.map((edge) => tokens[edge] ?? 0);
    if (kind === 'parallel' || kind === 'inclusive') return counts.some((count) => count > 1);
    return kind !== 'terminate' && counts.reduce((sum, count) => sum + count, 0) > 1;
  });
}
