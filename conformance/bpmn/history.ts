import { elementAt, type Key, type World, type WorldCase } from '@throughline/processes';

/** The elements of a case that wait for something outside: each once for each time it is open. */
export function waitingAt(one: WorldCase): readonly string[] {
  const open = new Map<string, string>();
  for (const wait of one.state?.waits ?? []) {
    if (wait.kind === 'incident' || wait.kind === 'call') continue;
    const element = one.model.elementOf.get(elementAt(one.state!, wait) ?? '');
    if (element === undefined || element.kind === 'boundaryEvent' || element.kind === 'startEvent') continue;
    open.set(`${wait.instance} ${element.id}`, element.id);
  }
  return [...open.values()];
}

/** The ids of what was completed, in order; of a loop each round, not the whole. */
export function completedIn(one: WorldCase): readonly string[] {
  const rounds = new Set<Key>();
  const done: string[] = [];
  for (const event of one.events) {
    if (event.type === 'element.activated' && event.loop !== undefined) rounds.add(event.instance);
    if (event.type === 'element.passed') done.push(event.element);
    if (event.type !== 'element.completed') continue;
    const looped = one.model.elementOf.get(event.element)?.loop !== undefined;
    if (!looped || rounds.has(event.instance)) done.push(event.element);
  }
  return done;
}

export function completed(world: World): readonly string[] {
  return world.cases.flatMap(completedIn);
}

/** The engine tells people of a join that can never be complete; for BPMN its tokens just wait. */
export function isOnlyWaiting(code: string): boolean {
  return code === 'join-starved';
}
