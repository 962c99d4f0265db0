import type { ModelElement, ProcessModel } from '../compile/model.ts';
import type { Environment } from '../engine.ts';
import type { CaseEvent } from '../event.ts';
import { type Draft, draftOf, elementNamed, present } from '../evolve/draft.ts';
import { apply } from '../evolve/evolve.ts';
import type { Key } from '../json.ts';
import type { CaseState, Instance } from '../state.ts';
import type { Behaviour } from './behaviour.ts';

/**
 * Work that is left to do in a turn: a token that moves, a sequential loop that takes its next item, or the next
 * activity to be compensated.
 */
export type Work =
  | { readonly kind: 'token'; readonly flow: string; readonly scope: Key; readonly cause: number }
  | { readonly kind: 'next'; readonly body: Key; readonly cause: number }
  | { readonly kind: 'compensate'; readonly by: Key; readonly scope: Key; readonly cause: number };

/** What of an instance decides how its element runs. */
export type Runs = Pick<Instance, 'loop' | 'compensatedBy' | 'cancelling'>;

type Loose<Type> = { -readonly [Property in keyof Type]: Type[Property] };

/**
 * One command being decided. `emit` appends an event and applies it to a working copy at once, so that
 * the code after it sees the new state and replay needs nothing but the appliers.
 */
export class OpenTurn {
  readonly model: ProcessModel;
  readonly env: Environment;
  readonly draft: Draft;
  readonly events: CaseEvent[] = [];
  readonly work: Work[] = [];
  /** Index of the event that leads to those now emitted; the first event's cause is the command. */
  cause: number | undefined;
  readonly #begun = new Map<ModelElement, number>();
  readonly #behaviourOf: (element: ModelElement, instance?: Runs) => Behaviour;

  constructor(
    model: ProcessModel,
    state: CaseState | undefined,
    env: Environment,
    behaviourOf: (element: ModelElement, instance?: Runs) => Behaviour,
  ) {
    this.model = model;
    this.env = env;
    this.draft = draftOf(state, env.caseKey);
    this.#behaviourOf = behaviourOf;
  }

  emit(event: CaseEvent): number {
    const index = this.events.length;
    if (this.cause === undefined) this.cause = index;
    else (event as Loose<CaseEvent>).cause = this.cause;
    this.events.push(event);
    apply(this.model, this.draft, event);
    return index;
  }

  /** Counts how often an element begins in this turn. */
  begins(element: ModelElement): number {
    const times = (this.#begun.get(element) ?? 0) + 1;
    this.#begun.set(element, times);
    return times;
  }

  /** Lets the tokens that an event put on flows move on. */
  send(flows: readonly string[], scope: Key, cause: number): void {
    for (const flow of flows) this.work.push({ kind: 'token', flow, scope, cause });
  }

  /** How the element runs; for an activity with a loop that is the loop, unless an inner instance is meant. */
  behaviour(element: ModelElement, instance?: Runs): Behaviour {
    return this.#behaviourOf(element, instance);
  }

  instance(key: Key): Instance {
    return present(this.draft, key);
  }

  elementOf(instance: Instance): ModelElement {
    return elementNamed(this.model, instance.element);
  }
}
