import fc from 'fast-check';
import { process } from './xml.ts';

/**
 * A drawing made at random, sound or not: every node has a way to it from the first, nothing else is sure.
 * Nodes without a way out are ends.
 */
export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly Edge[];
}

export interface GraphNode {
  readonly kind: 'task' | 'exclusive' | 'parallel' | 'inclusive' | 'end' | 'terminate';
  readonly into: readonly number[];
  readonly outOf: readonly number[];
}

interface Edge {
  readonly from: number;
  readonly to: number;
}

const kind = fc.constantFrom('task', 'exclusive', 'exclusive', 'parallel', 'parallel', 'inclusive' as const);

export const randomGraph: fc.Arbitrary<Graph> = fc
  .record({
    kinds: fc.array(kind, { minLength: 3, maxLength: 9 }),
    before: fc.array(fc.nat({ max: 30 }), { minLength: 9, maxLength: 9 }),
    more: fc.array(fc.tuple(fc.nat({ max: 30 }), fc.nat({ max: 30 })), { maxLength: 6 }),
    stops: fc.boolean(),
  })
  .map(({ kinds, before, more, stops }) => {
    const tree = kinds
      .slice(1)
      .map((_, index) => ({ from: (before[index] ?? 0) % (index + 1), to: index + 1 }));
    const extra = more.map(([from, to]) => ({ from: from % kinds.length, to: to % kinds.length }));
    const edges = unique([...tree, ...extra.filter(({ from, to }) => from !== to)]);
    const nodes = kinds.map((name, index): GraphNode => {
      const into = numbers(edges, (edge) => edge.to === index);
      const outOf = numbers(edges, (edge) => edge.from === index);
      if (outOf.length > 0) return { kind: name, into, outOf };
      return { kind: stops && index === kinds.length - 1 ? 'terminate' : 'end', into, outOf };
    });
    return { nodes, edges };
  });

function unique(edges: readonly Edge[]): readonly Edge[] {
  return [...new Map(edges.map((edge) => [`${edge.from} ${edge.to}`, edge])).values()];
}

function numbers(edges: readonly Edge[], fits: (edge: Edge) => boolean): readonly number[] {
  return edges.flatMap((edge, index) => (fits(edge) ? [index] : []));
}

/**
 * The drawing as a file. A node that chooses is a gateway, a task `qN` whose result is the choice, and the gateway
 * `xN` that does as it says: so a test decides about every choice.
 */
export function graphFile({ nodes, edges }: Graph): string {
  const elements = nodes.map(({ kind: name }, index) => elementOf(name, index)).join('');
  const inner = nodes.flatMap(({ kind: name }, index) =>
    chooses(name) ? [`n${index} -> q${index}`, `q${index} -> x${index}`] : [],
  );
  const flows = edges.map(({ from, to }, index) => {
    const { kind: name } = nodes[from] as GraphNode;
    if (!chooses(name)) return `n${from} -> n${to}`;
    return `x${from} -> n${to} ? list contains(pick${from}, ${index})`;
  });
  return process(`<startEvent id="s"/>${elements}`, ['s -> n0', ...inner, ...flows].join('\n'));
}

function chooses(name: GraphNode['kind']): boolean {
  return name === 'exclusive' || name === 'inclusive';
}

function elementOf(name: GraphNode['kind'], index: number): string {
  if (name === 'task') return `<userTask id="n${index}"/>`;
  if (name === 'end') return `<endEvent id="n${index}"/>`;
  if (name === 'terminate') return `<endEvent id="n${index}"><terminateEventDefinition/></endEvent>`;
  const gateway = `<${name}Gateway id="n${index}"/>`;
  if (name === 'parallel') return gateway;
  return `${gateway}<userTask id="q${index}"/><${name}Gateway id="x${index}"/>`;
}
