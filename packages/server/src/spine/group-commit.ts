import type { Caller } from './batch.ts';
import { type Claim, Claims } from './claims.ts';
import { Committer } from './commit.ts';
import { Decider } from './decide.ts';
import type { Keys } from './keys.ts';
import type { Projection } from './projection.ts';
import type { Store } from './store.ts';
import type { Receipt, RecordedEvent, SubjectType, Submission } from './subject.ts';
import { SubjectCache } from './subject-cache.ts';

/** More than this in one transaction gains nothing and makes others wait. */
const LARGEST_BATCH = 256;
/** Less than this is not worth a transaction of its own while others could take it along. */
const SMALLEST_SHARE = 16;

export interface GroupCommitOptions {
  readonly store: Store;
  readonly types: readonly SubjectType[];
  readonly projections: readonly Projection[];
  readonly keys: Keys;
  readonly clock: () => number;
  /** Told after each commit, in commit order of this node. */
  readonly committed: (events: readonly RecordedEvent[]) => void;
}

/**
 * Decides and commits together what arrives together. While one transaction is on its way to the disk the next
 * batch gathers, so the cost of a commit is shared by all who wait. A caller is answered after its commit, never before.
 */
export class GroupCommit {
  readonly #committer: Committer;
  readonly #writers: number;
  readonly #claims = new Claims();
  readonly #idle: (() => void)[] = [];
  #queue: Caller[] = [];
  #running = 0;
  #woken = false;

  constructor(options: GroupCommitOptions) {
    const { store, keys } = options;
    const cache = new SubjectCache(store, keys.observe);
    const types = new Map(options.types.map((type) => [type.kind, type]));
    const decider = new Decider({ ...options, types, cache });
    this.#committer = new Committer({ ...options, decider, cache });
    this.#writers = store.writers;
  }

  submit(submission: Submission): Promise<Receipt> {
    return new Promise((resolve, reject) => {
      const needs = new Set([submission.subject]);
      if (submission.idempotency) needs.add(`key ${submission.idempotency.key}`);
      this.#queue.push({ submission, resolve, reject, needs, refused: 0 });
      this.#wake();
    });
  }

  /** Resolves when nothing waits any more. */
  async drained(): Promise<void> {
    if (this.#running === 0 && this.#queue.length === 0) return;
    await new Promise<void>((resolve) => this.#idle.push(resolve));
  }

  /**
   * Lets everything that arrives in this turn of the event loop into the same batch, and lets the loop turn: PGlite
   * answers without it, so that timers and sockets would wait for ever.
   */
  #wake(): void {
    if (this.#woken) return;
    this.#woken = true;
    setImmediate(() => {
      this.#woken = false;
      this.#pump();
    });
  }

  #pump(): void {
    while (this.#running < this.#writers) {
      const claim = this.#claims.open();
      const callers = this.#take(claim);
      if (callers.length === 0) break;
      this.#running++;
      void this.#run(callers, claim);
    }
    if (this.#running === 0 && this.#queue.length === 0) for (const tell of this.#idle.splice(0)) tell();
  }

  async #run(callers: readonly Caller[], claim: Claim): Promise<void> {
    try {
      const later = await this.#committer.settle(callers, claim);
      this.#queue.unshift(...later);
    } catch (error) {
      for (const { reject } of callers) reject(error);
    } finally {
      claim.release();
      this.#running--;
      this.#wake();
    }
  }

  /** The oldest commands that need nothing another batch holds, a fair share for each free writer; order per subject is kept. */
  #take(claim: Claim): Caller[] {
    const share = Math.ceil(this.#queue.length / (this.#writers - this.#running));
    const room = Math.min(LARGEST_BATCH, Math.max(SMALLEST_SHARE, share));
    const taken: Caller[] = [];
    const left: Caller[] = [];
    const waiting = new Set<string>();
    for (const caller of this.#queue) {
      const { subject } = caller.submission;
      if (taken.length < room && !waiting.has(subject) && claim.take(...caller.needs)) taken.push(caller);
      else {
        left.push(caller);
        waiting.add(subject);
      }
    }
    this.#queue = left;
    return taken;
  }
}
