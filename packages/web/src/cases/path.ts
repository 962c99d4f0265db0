import type { CaseEvent } from '../api/work-contract.ts';

/** What the events up to a moment left on the drawing. */
export interface Path {
  /** How often each element was finished or passed. */
  readonly done: ReadonlyMap<string, number>;
  /** How many waiting activations each element has. */
  readonly waiting: ReadonlyMap<string, number>;
  /** Elements in which something waits further inside: sub-processes, bodies of repeated work. */
  readonly inside: ReadonlySet<string>;
  /** Left by interruption. */
  readonly ended: ReadonlySet<string>;
  /** Open incidents by element, with their sentence. */
  readonly incidents: ReadonlyMap<string, string>;
  /** Tokens that passed each flow, and those that are still on it. */
  readonly taken: ReadonlyMap<string, number>;
  readonly resting: ReadonlyMap<string, number>;
}

interface Active {
  readonly element: string;
  readonly scope: string | undefined;
}

/** The events, in their order, up to and with `seq`. */
export function pathAt(events: readonly CaseEvent[], seq: number): Path {
  const fold = new Fold();
  for (const event of events) {
    if (event.seq > seq) break;
    fold.add(event);
  }
  return fold.path();
}

class Fold {
  readonly #done = new Map<string, number>();
  readonly #taken = new Map<string, number>();
  readonly #resting = new Map<string, number>();
  readonly #ended = new Set<string>();
  readonly #active = new Map<string, Active>();
  readonly #incidents = new Map<string, readonly CaseEvent[]>();

  add(event: CaseEvent): void {
    for (const flow of event.took ?? []) count(this.#resting, flow, -1);
    for (const flow of event.flows ?? []) {
      count(this.#taken, flow, 1);
      count(this.#resting, flow, 1);
    }
    this.#element(event);
  }

  path(): Path {
    const scopes = new Set([...this.#active.values()].map((each) => each.scope));
    const waiting = new Map<string, number>();
    const inside = new Set<string>();
    for (const [instance, { element }] of this.#active) {
      if (scopes.has(instance)) inside.add(element);
      else count(waiting, element, 1);
    }
    return {
      done: this.#done,
      waiting,
      inside,
      ended: this.#ended,
      incidents: new Map([...this.#incidents].map(([element, list]) => [element, list[0]?.says ?? ''])),
      taken: this.#taken,
      resting: this.#resting,
    };
  }

  #element(event: CaseEvent): void {
    const { element, instance } = event;
    if (element === undefined) return;
    if (event.type === 'element.passed') count(this.#done, element, 1);
    if (event.type === 'incident.raised') this.#incidents.set(element, [...this.#open(element), event]);
    if (event.type === 'incident.resolved') this.#resolve(element);
    if (instance === undefined) return;
    if (event.type === 'element.activated') this.#active.set(instance, { element, scope: event.scope });
    if (event.type === 'element.completed' && this.#active.delete(instance)) count(this.#done, element, 1);
    if (event.type === 'element.terminated' && this.#active.delete(instance)) this.#leave(element);
  }

  /** What is interrupted takes its open incidents along. */
  #leave(element: string): void {
    this.#ended.add(element);
    this.#resolve(element);
  }

  #open(element: string): readonly CaseEvent[] {
    return this.#incidents.get(element) ?? [];
  }

  #resolve(element: string): void {
    const left = this.#open(element).slice(1);
    if (left.length === 0) this.#incidents.delete(element);
    else this.#incidents.set(element, left);
  }
}

function count(counts: Map<string, number>, name: string, by: number): void {
  const sum = (counts.get(name) ?? 0) + by;
  if (sum === 0) counts.delete(name);
  else counts.set(name, sum);
}
