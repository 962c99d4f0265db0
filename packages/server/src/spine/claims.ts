/** What one batch holds. */
export class Claim {
  readonly #held: Set<string>;
  readonly #mine = new Set<string>();

  constructor(held: Set<string>) {
    this.#held = held;
  }

  /** False, and nothing is taken, when another batch holds one of them. */
  take(...names: readonly string[]): boolean {
    if (names.some((name) => this.#held.has(name) && !this.#mine.has(name))) return false;
    for (const name of names) {
      this.#held.add(name);
      this.#mine.add(name);
    }
    return true;
  }

  release(): void {
    for (const name of this.#mine) this.#held.delete(name);
    this.#mine.clear();
  }
}

/** Who works on what in this node: a name is held by one batch at a time. Nobody waits holding one, so nobody blocks. */
export class Claims {
  readonly #held = new Set<string>();

  open(): Claim {
    return new Claim(this.#held);
  }
}
