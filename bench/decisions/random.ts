/** A repeatable source of numbers (the mulberry32 generator): every run and every machine sees the same data. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** A whole number from `least` to below `end`. */
  whole(least: number, end: number): number {
    return least + Math.floor(this.#next() * (end - least));
  }

  /** A number with the given number of decimals, from `least` to below `end`. */
  decimal(least: number, end: number, decimals: number): number {
    const scale = 10 ** decimals;
    return this.whole(least * scale, end * scale) / scale;
  }

  pick<T>(list: readonly T[]): T {
    return list[this.whole(0, list.length)] as T;
  }

  #next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
}
