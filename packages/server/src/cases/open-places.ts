import type { CaseState, Key, ModelElement, ProcessModel, Token, Wait } from '@throughline/processes';

/** The part of a case's state that tells where it stands. */
export interface Standing {
  readonly waits: readonly Wait[];
  readonly instances: readonly { readonly key: Key; readonly element: string }[];
  readonly tokens?: readonly Token[] | undefined;
  readonly ended?: CaseState['ended'] | undefined;
}

export type PlaceKind =
  | 'task'
  | 'timer'
  | 'message'
  | 'signal'
  | 'condition'
  | 'work'
  | 'case'
  | 'incident'
  | 'join';

/** An element where a case waits, and for what. */
export interface OpenPlace {
  readonly kind: PlaceKind;
  readonly element: ModelElement;
  readonly name: string;
  /** The element instance; for a join the scope its tokens lie in. */
  readonly instance: Key;
  /** Keys of what it waits for, those of its kind first: tasks, jobs, timers ... */
  readonly waits: readonly Key[];
  /** When a timer ends the wait. */
  readonly until?: string;
}

/** What a person looks for first comes first. */
const KINDS: readonly [Wait['kind'], PlaceKind][] = [
  ['incident', 'incident'],
  ['task', 'task'],
  ['subscription', 'message'],
  ['signal', 'signal'],
  ['condition', 'condition'],
  ['job', 'work'],
  ['call', 'case'],
  ['timer', 'timer'],
];

/** Where a case waits: one place for each element instance that waits, then the joins that lack tokens. */
export function openPlaces(model: ProcessModel, standing: Standing): OpenPlace[] {
  const byInstance = Map.groupBy(standing.waits, ({ instance }) => instance);
  const places = standing.instances.flatMap(({ key, element: id }): OpenPlace[] => {
    const element = model.elementOf.get(id);
    const waits = byInstance.get(key);
    return element && waits ? [placeOf(model, element, key, waits)] : [];
  });
  return [...places, ...joins(model, standing.tokens ?? [])];
}

function placeOf(model: ProcessModel, element: ModelElement, instance: Key, all: readonly Wait[]): OpenPlace {
  // What stands beside its way does not make the activity wait, unless nothing else is known of it.
  const own = all.filter((wait) => !isBeside(eventOf(model, wait)));
  const waits = own.length > 0 ? own : all;
  const [first, kind] = KINDS.find(([wanted]) => waits.some((wait) => wait.kind === wanted))!;
  const until = untilOf(model, all);
  return {
    kind,
    element,
    name: nameOf(model, element, waits),
    instance,
    waits: waits
      .toSorted((a, b) => Number(b.kind === first) - Number(a.kind === first))
      .map(({ key }) => key),
    ...(until === undefined ? {} : { until }),
  };
}

function eventOf(model: ProcessModel, wait: Wait): ModelElement | undefined {
  return 'element' in wait ? model.elementOf.get(wait.element) : undefined;
}

/** A boundary event, or the start of an event sub-process. */
function isBeside(event: ModelElement | undefined): boolean {
  return event?.attachedTo !== undefined || (event !== undefined && event.parent?.start === event);
}

/** The earliest moment that ends the wait; a reminder that interrupts nothing does not. */
function untilOf(model: ProcessModel, waits: readonly Wait[]): string | undefined {
  return waits
    .flatMap((wait) => {
      if (wait.kind !== 'timer') return [];
      const event = eventOf(model, wait);
      return isBeside(event) && !event?.interrupting ? [] : [wait.due];
    })
    .sort()[0];
}

/** An event-based gateway seldom has a name: then it is called by the events it waits for. */
function nameOf(model: ProcessModel, element: ModelElement, waits: readonly Wait[]): string {
  if (element.name !== element.id) return element.name;
  const events = waits.flatMap((wait) => eventOf(model, wait) ?? []).filter((event) => event !== element);
  return events.length > 0 ? events.map(({ name }) => name).join(' or ') : element.name;
}

function joins(model: ProcessModel, tokens: readonly Token[]): OpenPlace[] {
  const found = new Map<string, OpenPlace>();
  for (const { flow, scope } of tokens) {
    const element = model.flowOf.get(flow)?.target;
    if (!element) continue;
    const place = { kind: 'join' as const, element, name: element.name, instance: scope, waits: [] };
    found.set(`${element.id} ${scope}`, place);
  }
  return [...found.values()];
}
