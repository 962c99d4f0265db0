import type { Play } from './play.ts';

/** The choice of a task `qN`: which edges the gateway after it takes. */
type Choose = (node: number) => readonly number[];

/** Completes the open task at the element. */
export function completeAt(play: Play, element: string, choose: Choose): void {
  const node = Number(element.slice(1));
  play.complete(element, element.startsWith('q') ? { [`pick${node}`]: [...choose(node)] } : undefined);
}

/** The open tasks, as ids of their elements. */
export function openTasks(play: Play): readonly string[] {
  return play.open().flatMap((wait) => (wait.startsWith('task ') ? [wait.slice('task '.length)] : []));
}

/** Completes tasks along a path of a finding; the flows after a gateway `xN` are what its task `qN` chose. */
export function follow(play: Play, path: readonly string[]): void {
  for (const [index, element] of path.entries()) {
    if (!/^(q|n)\d+$/.test(element) || play.model.elementOf.get(element)?.kind !== 'userTask') continue;
    if (play.state?.ended !== undefined) return;
    completeAt(play, element, (node) => taken(play, path.slice(path.indexOf(`x${node}`, index) + 1), node));
  }
}

function taken(play: Play, after: readonly string[], node: number): readonly number[] {
  const flows = play.model.elementOf.get(`x${node}`)?.outgoing.map(({ id }) => id) ?? [];
  const end = after.findIndex((id) => !flows.includes(id));
  const chosen = after.slice(0, end === -1 ? after.length : end);
  return chosen.map((id) => edgeOf(play, id));
}

/** The number of the edge in the condition of its flow. */
function edgeOf(play: Play, flow: string): number {
  return Number(/, (\d+)\)$/.exec(play.model.flowOf.get(flow)?.condition?.source ?? '')?.[1]);
}
