import type { Runner } from './runner.ts';

/** The choice of a task `qN`: which edges the gateway after it takes. */
type Choose = (node: number) => readonly number[];

/** Completes the open task at the element. */
export function completeAt(runner: Runner, element: string, choose: Choose): void {
  const node = Number(element.slice(1));
  runner.complete(element, element.startsWith('q') ? { [`pick${node}`]: [...choose(node)] } : undefined);
}

/** The open tasks, as ids of their elements. */
export function openTasks(runner: Runner): readonly string[] {
  return runner.open().flatMap((wait) => (wait.startsWith('task ') ? [wait.slice('task '.length)] : []));
}

/** Completes tasks along a path of a finding; the flows after a gateway `xN` are what its task `qN` chose. */
export function follow(runner: Runner, path: readonly string[]): void {
  const { elementOf } = runner.model;
  for (const [index, element] of path.entries()) {
    if (elementOf.get(element)?.kind !== 'userTask') continue;
    if (runner.state?.ended !== undefined) return;
    completeAt(runner, element, (node) =>
      taken(runner, path.slice(path.indexOf(`x${node}`, index) + 1), node),
    );
  }
}

function taken({ model }: Runner, after: readonly string[], node: number): readonly number[] {
  const source = model.elementOf.get(`x${node}`);
  const edges: number[] = [];
  for (const id of after) {
    const flow = model.flowOf.get(id);
    if (flow === undefined || flow.source !== source) break;
    // The number of an edge stands in the condition of its flow.
    edges.push(Number(/, (\d+)\)$/.exec(flow.condition?.source ?? '')?.[1]));
  }
  return edges;
}
