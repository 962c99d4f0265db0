/** One of the things to pair up: known by its id, when it has one, and by what it says. */
interface Paired {
  readonly id?: string;
  readonly content: string;
}

/** Indexes, from 0, of what belongs together. */
export interface Pair {
  readonly before: number;
  readonly after: number;
}

/**
 * Which of the earlier things became which of the later ones, in the order of the later: those that say the same
 * under the same id, then those that say the same, then those of one id, then those that stand at the same place
 * between neighbours already paired. Ids come second, because files that number their rules by place (`rule_3`) give
 * every later rule another id when one is put in.
 */
export function pairUp(before: readonly Paired[], after: readonly Paired[]): readonly Pair[] {
  const pairing = new Pairing(before.length, after.length);
  const passes: readonly ((thing: Paired) => string | undefined)[] = [
    ({ id, content }) => (id === undefined ? undefined : JSON.stringify([id, content])),
    ({ content }) => content,
    ({ id }) => id,
  ];
  for (const keyOf of passes) pairing.byKey(before.map(keyOf), after.map(keyOf));
  pairing.byPlace();
  return pairing.pairs;
}

/** The pairs that changed their place among the others: the fewest that explain the new order. */
export function movedPairs(pairs: readonly Pair[]): ReadonlySet<Pair> {
  const stayed = new Set(longestRise(pairs));
  return new Set(pairs.filter((pair) => !stayed.has(pair)));
}

class Pairing {
  readonly #partnerOfBefore: (number | undefined)[];
  readonly #partnerOfAfter: (number | undefined)[];

  constructor(before: number, after: number) {
    this.#partnerOfBefore = new Array(before).fill(undefined);
    this.#partnerOfAfter = new Array(after).fill(undefined);
  }

  get pairs(): readonly Pair[] {
    return this.#partnerOfAfter.flatMap((before, after) => (before === undefined ? [] : [{ before, after }]));
  }

  byKey(before: readonly (string | undefined)[], after: readonly (string | undefined)[]): void {
    const waiting = new Map<string, number[]>();
    for (const [at, key] of before.entries()) {
      if (key === undefined || this.#partnerOfBefore[at] !== undefined) continue;
      const places = waiting.get(key);
      if (places === undefined) waiting.set(key, [at]);
      else places.push(at);
    }
    for (const places of waiting.values()) places.reverse();
    for (const [at, key] of after.entries()) {
      if (key === undefined || this.#partnerOfAfter[at] !== undefined) continue;
      const partner = waiting.get(key)?.pop();
      if (partner !== undefined) this.#join(partner, at);
    }
  }

  /** Pairs what is left while both follow the same pair, or both stand at the beginning. */
  byPlace(): void {
    for (let after = 0; after < this.#partnerOfAfter.length; after++) {
      if (this.#partnerOfAfter[after] !== undefined) continue;
      const place = after === 0 ? 0 : this.#placeAfter(this.#partnerOfAfter[after - 1]);
      if (place === undefined || place >= this.#partnerOfBefore.length) continue;
      if (this.#partnerOfBefore[place] === undefined) this.#join(place, after);
    }
  }

  #placeAfter(partner: number | undefined): number | undefined {
    return partner === undefined ? undefined : partner + 1;
  }

  #join(before: number, after: number): void {
    this.#partnerOfBefore[before] = after;
    this.#partnerOfAfter[after] = before;
  }
}

/** The longest run of pairs whose earlier places rise as the later ones do (patience sorting). */
function longestRise(pairs: readonly Pair[]): readonly Pair[] {
  const ends: Pair[] = [];
  const previous = new Map<Pair, Pair | undefined>();
  for (const pair of pairs) {
    let low = 0;
    for (let high = ends.length; low < high; ) {
      const middle = (low + high) >> 1;
      if ((ends[middle] as Pair).before < pair.before) low = middle + 1;
      else high = middle;
    }
    previous.set(pair, ends[low - 1]);
    ends[low] = pair;
  }
  const rise: Pair[] = [];
  for (let pair = ends.at(-1); pair !== undefined; pair = previous.get(pair)) rise.push(pair);
  return rise;
}
