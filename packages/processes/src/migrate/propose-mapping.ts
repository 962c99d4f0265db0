import type { ModelElement, ProcessModel } from '../compile/model.ts';

/** Which element of the new version goes on for which of the old one: ids; `null` for none. */
export type Mapping = { readonly [element: string]: string | null };

/** Why an element was proposed: same id, same name, or same neighbours. */
export type Likeness = 'id' | 'name' | 'neighbours';

export interface Proposal {
  /** Every element of the old version. */
  readonly mapping: Mapping;
  readonly by: { readonly [element: string]: Likeness };
}

/** Proposes where what is open at each element goes on in another version. Only like becomes like: a task a task. */
export function proposeMapping(from: ProcessModel, to: ProcessModel): Proposal {
  const pairs = new Pairs();
  for (const element of from.elements) {
    const same = to.elementOf.get(element.id);
    if (same !== undefined && isLike(element, same)) pairs.add(element, same, 'id');
  }
  pairByName(from, to, pairs);
  while (pairByNeighbours(from, to, pairs));
  return {
    mapping: Object.fromEntries(from.elements.map((element) => [element.id, pairs.of(element)?.id ?? null])),
    by: Object.fromEntries(pairs.by),
  };
}

/** Whether what waits at one can wait at the other. */
export function isLike(old: ModelElement, other: ModelElement): boolean {
  return (
    old.behaviour === other.behaviour &&
    old.kind === other.kind &&
    old.trigger === other.trigger &&
    loopOf(old) === loopOf(other)
  );
}

function loopOf({ loop }: ModelElement): string {
  if (loop === undefined) return 'none';
  if (loop.standard !== undefined) return 'standard';
  return loop.sequential ? 'sequential' : 'parallel';
}

class Pairs {
  readonly #to = new Map<ModelElement, ModelElement>();
  readonly #taken = new Set<ModelElement>();
  readonly by = new Map<string, Likeness>();

  add(old: ModelElement, other: ModelElement, by: Likeness): void {
    this.#to.set(old, other);
    this.#taken.add(other);
    this.by.set(old.id, by);
  }

  of(old: ModelElement | undefined): ModelElement | undefined {
    return old && this.#to.get(old);
  }

  isFree(other: ModelElement): boolean {
    return !this.#taken.has(other);
  }
}

/** Names that only one free element of each version has. An element without a name is called by its id. */
function pairByName(from: ProcessModel, to: ProcessModel, pairs: Pairs): void {
  const named = ({ id, name }: ModelElement) => name !== id;
  const lonely = from.elements.filter((element) => named(element) && pairs.of(element) === undefined);
  for (const [name, olds] of Map.groupBy(lonely, (element) => element.name)) {
    const [old] = olds;
    const like = to.elements.filter(
      (other) => other.name === name && pairs.isFree(other) && isLike(old!, other),
    );
    if (olds.length === 1 && like.length === 1) pairs.add(old!, like[0]!, 'name');
  }
}

/** Pairs the elements with the most neighbours in common, when there is one best; tells whether any was found. */
function pairByNeighbours(from: ProcessModel, to: ProcessModel, pairs: Pairs): boolean {
  for (const old of from.elements) {
    if (pairs.of(old) !== undefined) continue;
    const scored = to.elements
      .filter((other) => pairs.isFree(other) && isLike(old, other))
      .map((other) => ({ other, score: inCommon(old, other, pairs) }))
      .sort((a, b) => b.score - a.score);
    const [best, second] = scored;
    if (best === undefined || best.score === 0 || best.score === second?.score) continue;
    pairs.add(old, best.other, 'neighbours');
    return true;
  }
  return false;
}

function inCommon(old: ModelElement, other: ModelElement, pairs: Pairs): number {
  const before = new Set(other.incoming.map(({ source }) => source));
  const after = new Set(other.outgoing.map(({ target }) => target));
  const has = (set: ReadonlySet<ModelElement>, element: ModelElement) => {
    const pair = pairs.of(element);
    return pair !== undefined && set.has(pair) ? 1 : 0;
  };
  let score = 0;
  for (const { source } of old.incoming) score += has(before, source);
  for (const { target } of old.outgoing) score += has(after, target);
  if (old.attachedTo !== undefined && pairs.of(old.attachedTo) === other.attachedTo) score++;
  return score;
}
