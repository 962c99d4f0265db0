import type { ProcessModel } from '../compile/model.ts';
import type { CaseEvent } from '../event.ts';
import type { Key } from '../json.ts';
import type { CaseState } from '../state.ts';

/** What stands at an element right now. */
export interface Mark {
  readonly waiting: number;
  readonly incidents: number;
}

/**
 * Where a case stands: its open elements by id; a multi-instance activity counts its inner instances. What is
 * done stays done while it is compensated: only its handler counts.
 */
export function marks(_model: ProcessModel, state: CaseState): ReadonlyMap<string, Mark> {
  const found = new Map<string, Mark>();
  const elements = new Map<Key, string>();
  for (const { key, element, items, compensatedBy } of state.instances) {
    elements.set(key, element);
    if (compensatedBy !== undefined) continue;
    add(found, element, { waiting: items === undefined ? 1 : 0, incidents: 0 });
  }
  for (const { kind, instance } of state.waits) {
    if (kind === 'incident') add(found, elements.get(instance) ?? '', { waiting: 0, incidents: 1 });
  }
  return found;
}

function add(found: Map<string, Mark>, element: string, { waiting, incidents }: Mark): void {
  const before = found.get(element) ?? { waiting: 0, incidents: 0 };
  found.set(element, { waiting: before.waiting + waiting, incidents: before.incidents + incidents });
}

/** The way a case has gone: how often each element was done or interrupted, and how often each flow was taken. */
export interface Path {
  readonly done: ReadonlyMap<string, number>;
  readonly terminated: ReadonlyMap<string, number>;
  readonly flows: ReadonlyMap<string, number>;
}

export function pathOf(events: Iterable<CaseEvent>): Path {
  const path = {
    done: new Map<string, number>(),
    terminated: new Map<string, number>(),
    flows: new Map<string, number>(),
  };
  for (const event of events) {
    if (event.type === 'element.terminated') count(path.terminated, event.element);
    if (event.type === 'gateway.started') for (const flow of event.flows) count(path.flows, flow);
    if (event.type !== 'element.passed' && event.type !== 'element.completed') continue;
    count(path.done, event.element);
    for (const flow of event.flows ?? []) count(path.flows, flow);
  }
  return path;
}

function count(counts: Map<string, number>, id: string): void {
  counts.set(id, (counts.get(id) ?? 0) + 1);
}
