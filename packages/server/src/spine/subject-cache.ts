import type { Store } from './store.ts';

/** The newest known state of a subject and the end of its hash chain. */
export interface Head {
  readonly subject: string;
  readonly kind: string;
  readonly seq: number;
  readonly hash: string;
  readonly state: unknown;
}

const CAPACITY = 10_000;

/**
 * Keeps subjects that were just worked on, so that the next command for one needs no read. It may be behind when
 * another node wrote: the version check of the commit finds that, and the head is forgotten and read again.
 */
export class SubjectCache {
  readonly #store: Store;
  readonly #heads = new Map<string, Head>();

  constructor(store: Store) {
    this.#store = store;
  }

  async heads(subjects: readonly string[]): Promise<ReadonlyMap<string, Head>> {
    const found = new Map<string, Head>();
    const missing: string[] = [];
    for (const subject of subjects) {
      const head = this.#heads.get(subject);
      if (head) found.set(subject, head);
      else missing.push(subject);
    }
    if (missing.length > 0) {
      for (const head of await this.#read(missing)) found.set(head.subject, head);
    }
    return found;
  }

  keep(head: Head): void {
    this.#heads.delete(head.subject);
    this.#heads.set(head.subject, head);
    if (this.#heads.size > CAPACITY) this.#heads.delete(this.#heads.keys().next().value!);
  }

  forget(subject: string): void {
    this.#heads.delete(subject);
  }

  clear(): void {
    this.#heads.clear();
  }

  #read(keys: readonly string[]): Promise<Head[]> {
    return this.#store.query<Head>(
      "select key as subject, kind, seq, encode(hash, 'hex') as hash, state from subjects where key = any($1::int8[])",
      [keys],
    );
  }
}
