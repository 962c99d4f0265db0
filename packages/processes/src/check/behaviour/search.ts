import { nothingAwaited, type Sources, sourcesOf } from './awaited.ts';
import { circlesOf } from './circles.ts';
import type { Net, Node, Outcome } from './net.ts';

/** A constellation of tokens with the way that leads there. */
export interface State {
  readonly marking: Uint8Array;
  readonly before?: State;
  readonly step?: Step;
  readonly next: State[];
  /** From here the level may be ended as a whole, or come to what is not looked at. */
  leadsOut: boolean;
  /** Something drawn to run beside has begun on the way. */
  readonly aside: boolean;
  /** On the way tokens have met that should have been joined. */
  piled: boolean;
  /** The elements that could move; the first one does. */
  readonly waiting: Node[];
}

interface Step {
  readonly node: Node;
  readonly outcome: Outcome;
}

export interface Search {
  readonly states: readonly State[];
  /** Whether the level can end by itself, and whether it can end at all. */
  readonly completes: boolean;
  readonly ends: boolean;
  /** Nothing can move although tokens are left. */
  readonly stuck: readonly State[];
  /** Groups of states that are never left again, though something moves. */
  readonly circles: readonly (readonly State[])[];
  /** By element: the first state in which two tokens meet before it. */
  readonly pileUps: ReadonlyMap<Node, State>;
  /** By element: the first state from which it is entered. */
  readonly entered: ReadonlyMap<Node, State>;
  /** Not everything was looked at: too many states, or tokens without end. */
  readonly cut: boolean;
}

/** More than two tokens in one place tell nothing new. */
const mostTokens = 2;

/**
 * Goes through the states of a level. Of the elements that could move only the first on the way moves, with all
 * that it may do: elements that wait for different tokens cannot disturb each other, so their order makes no
 * difference to what can get stuck, and one that is early on the way can still bring tokens together further on.
 */
export class Searcher {
  readonly #net: Net;
  readonly #sources = new Map<Node, Sources>();
  readonly #known = new Map<string, State>();
  readonly #queue: State[] = [];
  readonly #ended = new Set<Outcome['ends']>();
  readonly #stuck: State[] = [];
  #circles: readonly (readonly State[])[] = [];
  readonly #pileUps = new Map<Node, State>();
  readonly #entered = new Map<Node, State>();
  #cut = false;

  constructor(net: Net) {
    this.#net = net;
    for (const node of net.nodes)
      if (node.enters === 'awaited') this.#sources.set(node, sourcesOf(node, net));
  }

  run(most: number): Search {
    for (const entry of this.#net.entries) {
      const marking = new Uint8Array(this.#net.places.length);
      for (const place of entry) marking[place] = 1;
      this.#reach(marking);
    }
    let at = 0;
    do {
      for (; at < this.#queue.length; at++) {
        if (at >= most) return this.#dive(at, most);
        const state = this.#queue[at] as State;
        this.#leave(state, state.waiting[0]);
      }
    } while (this.#wakeIgnored());
    return this.#result(this.#cut);
  }

  /** When there are too many states to see all, at least some runs are followed to where they end. */
  #dive(from: number, most: number): Search {
    const pending = this.#queue.slice(from);
    for (let left = most; left > 0; left--) {
      const state = pending.pop();
      if (state === undefined) break;
      const before = this.#queue.length;
      this.#leave(state, state.waiting[0]);
      pending.push(...this.#queue.slice(before));
    }
    return this.#result(true);
  }

  #result(cut: boolean): Search {
    return {
      states: this.#queue,
      completes: this.#ended.has('normally'),
      ends: this.#ended.size > 0,
      stuck: this.#stuck,
      circles: this.#circles,
      pileUps: this.#pileUps,
      entered: this.#entered,
      cut,
    };
  }

  /** In a circle without a way out the elements that were left waiting have to move, too: they may end it. */
  #wakeIgnored(): boolean {
    this.#circles = circlesOf(this.#queue);
    const before = this.#queue.length;
    let woken = false;
    for (const state of this.#circles.flat()) {
      for (const node of state.waiting.splice(1)) {
        woken = true;
        this.#leave(state, node);
      }
    }
    return woken || this.#queue.length > before;
  }

  #leave(state: State, node: Node | undefined): void {
    if (node === undefined) return;
    if (!this.#entered.has(node)) this.#entered.set(node, state);
    const taken = state.marking.slice();
    for (const place of takenBy(node, taken)) (taken[place] as number)--;
    for (const outcome of node.outcomes) {
      // Once in a run is enough: it may happen again and again, and then its tokens are meant to be many.
      if (outcome.aside && state.aside) continue;
      const endless = outcome.puts.some((place) => taken[place] === mostTokens);
      if (outcome.ends !== undefined) this.#ended.add(outcome.ends);
      if (endless) this.#cut = true;
      if (endless || outcome.ends !== undefined) state.leadsOut = true;
      else state.next.push(this.#reach(put(taken, outcome), state, { node, outcome }));
    }
  }

  #reach(marking: Uint8Array, before?: State, step?: Step): State {
    const aside = before?.aside === true || step?.outcome.aside === true;
    const key = keyOf(marking, aside);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const state: State = {
      marking,
      before,
      step,
      next: [],
      leadsOut: false,
      aside,
      piled: before?.piled === true,
      waiting: this.#movable(marking),
    };
    this.#known.set(key, state);
    this.#queue.push(state);
    this.#judge(state);
    return state;
  }

  #movable(marking: Uint8Array): Node[] {
    const movable: Node[] = [];
    for (let place = 0; place < marking.length; place++) {
      if (marking[place] === 0) continue;
      const { target } = this.#net.places[place] as Net['places'][number];
      if (!movable.includes(target) && this.#mayMove(target, marking)) movable.push(target);
    }
    return movable.sort((one, other) => one.rank - other.rank);
  }

  #mayMove(node: Node, marking: Uint8Array): boolean {
    if (node.outcomes.length === 0) return false;
    if (node.enters === 'any') return node.into.some((place) => marking[place] !== 0);
    if (node.enters === 'all')
      return node.into.length > 0 && node.into.every((place) => marking[place] !== 0);
    return nothingAwaited(this.#sources.get(node) as Sources, marking);
  }

  #judge(state: State): void {
    if (state.waiting.length === 0) {
      if (state.marking.every((count) => count === 0)) this.#ended.add('normally');
      else this.#stuck.push(state);
    }
    if (state.piled) return;
    for (const place of state.step?.outcome.puts ?? []) {
      const { target } = this.#net.places[place] as Net['places'][number];
      if (!isPiled(target, place, state.marking)) continue;
      // Two tokens at an end lead to nothing further.
      if (target.element.type !== 'endEvent') state.piled = true;
      const known = this.#pileUps.get(target);
      if (known === undefined || (known.aside && !state.aside)) this.#pileUps.set(target, state);
    }
  }
}

/** Of the places with tokens only: most are empty. */
function keyOf(marking: Uint8Array, aside: boolean): string {
  const marked: number[] = [Number(aside)];
  for (let place = 0; place < marking.length; place++) {
    const count = marking[place] as number;
    if (count !== 0) marked.push((place << 2) + count);
  }
  return String.fromCharCode(...marked);
}

function takenBy(node: Node, marking: Uint8Array): readonly number[] {
  const marked = node.into.filter((place) => marking[place] !== 0);
  return node.enters === 'any' ? marked.slice(0, 1) : marked;
}

function put(taken: Uint8Array, { puts }: Outcome): Uint8Array {
  const marking = taken.slice();
  for (const place of puts) (marking[place] as number)++;
  return marking;
}

function isPiled({ enters, into, outcomes }: Node, place: number, marking: Uint8Array): boolean {
  if (outcomes.some(({ ends }) => ends !== undefined)) return false;
  if (enters !== 'any') return (marking[place] as number) > 1;
  return into.reduce((sum, one) => sum + (marking[one] as number), 0) > 1;
}
