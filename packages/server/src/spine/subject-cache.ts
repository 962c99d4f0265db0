import type { Store } from './store.ts';

/** The newest known state of a subject and the end of its hash chain. */
export interface Head {
  readonly subject: string;
  readonly kind: string;
  readonly seq: number;
  readonly hash: string;
  readonly state: unknown;
}

/** A head with the length of its state as JSON, by which the cache knows its own size. */
export interface SizedHead extends Head {
  readonly size: number;
}

interface HeadRow extends Head {
  /** Id of its newest event. */
  readonly last: string | null;
}

/** Characters of JSON that are kept, and what a head counts beside its state. */
const CAPACITY = 64_000_000;
const OVERHEAD = 500;

/**
 * Keeps subjects that were just worked on, so that the next command for one needs no read. It may be behind when
 * another node wrote: whoever uses a head finds that out before it matters, and has it forgotten and read again.
 */
export class SubjectCache {
  readonly #store: Pick<Store, 'query'>;
  readonly #observe: (key: string) => void;
  readonly #heads = new Map<string, SizedHead>();
  #size = 0;

  constructor(store: Pick<Store, 'query'>, observe: (key: string) => void) {
    this.#store = store;
    this.#observe = observe;
  }

  get(subject: string): Head | undefined {
    return this.#heads.get(subject);
  }

  async read(subjects: readonly string[]): Promise<ReadonlyMap<string, Head>> {
    const rows = await this.#store.query<HeadRow>(
      `select s.key as subject, s.kind, s.seq, encode(s.hash, 'hex') as hash, s.state, e.id as last
       from subjects s left join events e on e.subject = s.key and e.seq = s.seq where s.key = any($1::int8[])`,
      [subjects],
    );
    for (const { last } of rows) if (last !== null) this.#observe(last);
    return new Map(rows.map((row) => [row.subject, row]));
  }

  keep(head: SizedHead): void {
    this.forget(head.subject);
    this.#heads.set(head.subject, head);
    this.#size += head.size + OVERHEAD;
    for (const oldest of this.#heads.keys()) {
      if (this.#size <= CAPACITY) break;
      this.forget(oldest);
    }
  }

  forget(subject: string): void {
    const head = this.#heads.get(subject);
    if (!head) return;
    this.#heads.delete(subject);
    this.#size -= head.size + OVERHEAD;
  }
}
