import { findAnswers, type KeptAnswer, storeAnswers } from './answers.ts';
import { appendEvents, chain, GENESIS, type LoggedEvent } from './log.ts';
import { Changes, type Projection } from './projection.ts';
import { Conflict, type Statement, type Store } from './store.ts';
import type { Decision, Receipt, RecordedEvent, SubjectType, Submission } from './subject.ts';
import { type Head, SubjectCache } from './subject-cache.ts';

/** More than this in one transaction gains nothing and makes others wait. */
const BATCH = 256;
const ATTEMPTS = 30;
/** After so many conflicts of a batch its commands go one by one: two of them may be in each other's way. */
const TOGETHER = 3;

interface Waiting {
  readonly submission: Submission;
  readonly resolve: (receipt: Receipt) => void;
  readonly reject: (error: unknown) => void;
  attempts: number;
}

/** A subject during a batch: what the database holds, and what the batch makes of it. */
interface Working {
  readonly type: SubjectType;
  readonly stored: number;
  head: Head;
}

interface Batch {
  readonly subjects: Map<string, Working>;
  readonly events: LoggedEvent[];
  readonly answers: KeptAnswer[];
  readonly receipts: Map<Waiting, Receipt>;
}

export interface GroupCommitOptions {
  readonly store: Store;
  readonly types: readonly SubjectType[];
  readonly projections: readonly Projection[];
  readonly newKey: () => string;
  readonly clock: () => number;
  /** Told after each commit, in commit order of this node. */
  readonly committed?: (events: readonly RecordedEvent[]) => void;
}

/**
 * Decides and commits together what arrives together. While one transaction is on its way to the disk the next
 * batch gathers, so the cost of a commit is shared by all who wait. A caller is answered after its commit, never before.
 */
export class GroupCommit {
  readonly #options: GroupCommitOptions;
  readonly #types: Map<string, SubjectType>;
  readonly #cache: SubjectCache;
  readonly #busy = new Set<string>();
  readonly #idle: (() => void)[] = [];
  #queue: Waiting[] = [];
  #running = 0;

  constructor(options: GroupCommitOptions) {
    this.#options = options;
    this.#types = new Map(options.types.map((type) => [type.kind, type]));
    this.#cache = new SubjectCache(options.store);
  }

  submit(submission: Submission): Promise<Receipt> {
    return new Promise((resolve, reject) => {
      this.#queue.push({ submission, resolve, reject, attempts: 0 });
      // Let everything that arrives in this turn of the event loop into the same batch.
      if (this.#queue.length === 1) setImmediate(() => this.#pump());
    });
  }

  /** Resolves when nothing waits any more. */
  async drained(): Promise<void> {
    if (this.#running === 0 && this.#queue.length === 0) return;
    await new Promise<void>((resolve) => this.#idle.push(resolve));
  }

  #pump(): void {
    while (this.#running < this.#options.store.writers) {
      const batch = this.#take();
      if (batch.length === 0) break;
      this.#running++;
      void this.#run(batch).finally(() => {
        this.#running--;
        for (const { submission } of batch) this.#busy.delete(submission.subject);
        this.#pump();
      });
    }
    if (this.#running === 0 && this.#queue.length === 0) for (const tell of this.#idle.splice(0)) tell();
  }

  /** The oldest commands whose subjects no running batch of this node holds; order per subject is kept. */
  #take(): Waiting[] {
    const taken: Waiting[] = [];
    const left: Waiting[] = [];
    for (const waiting of this.#queue) {
      const fits = taken.length < BATCH && !this.#busy.has(waiting.submission.subject);
      (fits ? taken : left).push(waiting);
    }
    this.#queue = left;
    for (const { submission } of taken) this.#busy.add(submission.subject);
    return taken;
  }

  async #run(waiting: readonly Waiting[]): Promise<void> {
    try {
      const batch = await this.#decide(waiting);
      await this.#write(batch);
      for (const { head } of batch.subjects.values()) this.#cache.keep(head);
      for (const [caller, receipt] of batch.receipts) caller.resolve(receipt);
      if (batch.events.length > 0) this.#options.committed?.(batch.events);
    } catch (error) {
      this.#again(waiting, error);
    }
  }

  /** A conflict is tried again; what fails otherwise, or keeps conflicting, is tried alone, so that it fails alone. */
  #again(waiting: readonly Waiting[], error: unknown): void {
    const conflict = error instanceof Conflict;
    if (conflict) this.#cache.clear();
    else for (const { submission } of waiting) this.#cache.forget(submission.subject);
    const retry: Waiting[] = [];
    for (const caller of waiting) {
      caller.attempts++;
      const hopeless = conflict ? caller.attempts > ATTEMPTS : waiting.length === 1;
      if (hopeless) caller.reject(error);
      else retry.push(caller);
    }
    const together = conflict && retry.every(({ attempts }) => attempts < TOGETHER);
    if (together) this.#queue.unshift(...retry);
    else void this.#alone(retry);
  }

  async #alone(callers: readonly Waiting[]): Promise<void> {
    for (const caller of callers) await this.#run([caller]);
  }

  async #decide(waiting: readonly Waiting[]): Promise<Batch> {
    const batch: Batch = { subjects: new Map(), events: [], answers: [], receipts: new Map() };
    const known = await findAnswers(this.#options.store, waiting);
    await this.#load(
      batch,
      waiting.map(({ submission }) => submission),
    );
    for (const caller of waiting) {
      const { submission } = caller;
      const kept =
        known.get(submission.idempotency?.key ?? '') ??
        batch.answers.find(({ key }) => key === submission.idempotency?.key);
      if (kept && submission.idempotency) {
        batch.receipts.set(caller, replayed(kept, submission.idempotency.fingerprint));
        continue;
      }
      const receipt = await this.#decideOne(batch, submission);
      batch.receipts.set(caller, receipt);
      if (receipt.ok && submission.idempotency) batch.answers.push({ ...submission.idempotency, receipt });
    }
    return batch;
  }

  /** Decides one command and then, in the same transaction, all that follows from it for other subjects. */
  async #decideOne(batch: Batch, first: Submission): Promise<Receipt> {
    let answer: Receipt | undefined;
    for (const todo = [first]; todo.length > 0; ) {
      const submission = todo.shift()!;
      await this.#load(batch, [submission]);
      const working = batch.subjects.get(submission.subject)!;
      await working.type.prepare?.(submission.command, working.head.state);
      const [receipt, events] = this.#apply(batch, working, submission);
      if (submission.must && !receipt.ok) throw new Conflict();
      answer ??= receipt;
      todo.push(...((await working.type.followUps?.(events, this.#options.newKey)) ?? []));
    }
    return answer!;
  }

  #apply(batch: Batch, working: Working, submission: Submission): [Receipt, readonly RecordedEvent[]] {
    const { newKey, clock } = this.#options;
    const now = new Date(clock()).toISOString();
    const context = { subject: submission.subject, now, actor: submission.actor, newKey };
    const decision: Decision<unknown> = working.type.decide(working.head.state, submission.command, context);
    if (!decision.ok) return [{ ok: false, refusal: decision.refusal }, []];
    const before = working.head;
    const command = newKey();
    let { hash } = before;
    const events = decision.events.map((event, index): LoggedEvent => {
      const text = JSON.stringify(event.data);
      const recorded: RecordedEvent = {
        id: newKey(),
        at: now,
        subject: submission.subject,
        seq: before.seq + index + 1,
        kind: submission.kind,
        type: event.type,
        element: event.element,
        version: event.version,
        actor: event.actor ?? submission.actor,
        function: event.function,
        command,
        cause: event.cause === undefined ? undefined : before.seq + event.cause + 1,
        data: event.data,
      };
      hash = chain(hash, recorded, text);
      return { ...recorded, text, hash };
    });
    const seq = before.seq + events.length;
    working.head = { subject: submission.subject, kind: submission.kind, seq, hash, state: decision.state };
    batch.events.push(...events);
    return [{ ok: true, subject: submission.subject, seq, answer: decision.answer ?? {} }, events];
  }

  async #load(batch: Batch, submissions: readonly Submission[]): Promise<void> {
    const missing = submissions.filter(({ subject }) => !batch.subjects.has(subject));
    if (missing.length === 0) return;
    const heads = await this.#cache.heads(missing.map(({ subject }) => subject));
    for (const { subject, kind } of missing) {
      const type = this.#types.get(kind);
      if (!type) throw new Error(`no subject type ${kind}`);
      const head = heads.get(subject) ?? { subject, kind, seq: 0, hash: GENESIS, state: undefined };
      batch.subjects.set(subject, { type, stored: head.seq, head });
    }
  }

  async #write(batch: Batch): Promise<void> {
    if (batch.events.length === 0) return;
    const changes = new Changes();
    for (const event of batch.events)
      for (const projection of this.#options.projections) projection.apply(event, changes);
    const statements: Statement[] = [
      ...headStatements(batch.subjects),
      appendEvents(batch.events),
      ...changes.statements(),
      ...storeAnswers(batch.answers, new Date(this.#options.clock()).toISOString()),
    ];
    await this.#options.store.write(statements);
  }
}

function replayed(kept: KeptAnswer, fingerprint: string): Receipt {
  if (kept.fingerprint === fingerprint) return kept.receipt;
  const sentence = 'This idempotency key was used for a different request before.';
  return {
    ok: false,
    refusal: { code: 'idempotency-key-reused', sentence, mend: 'Send a new key with a new request.' },
  };
}

/** New subjects are inserted, known ones updated only if nobody changed them since they were loaded. */
function headStatements(subjects: ReadonlyMap<string, Working>): Statement[] {
  const changed = [...subjects.values()]
    .filter(({ stored, head }) => head.seq > stored)
    .sort((a, b) => (BigInt(a.head.subject) < BigInt(b.head.subject) ? -1 : 1));
  const fresh = changed.filter(({ stored }) => stored === 0);
  const known = changed.filter(({ stored }) => stored > 0);
  const columns = 'key int8, kind text, seq int4, hash bytea, state json, stored int4';
  const rows = (list: readonly Working[]) =>
    JSON.stringify(
      list.map(({ stored, head }) => ({
        key: head.subject,
        kind: head.kind,
        seq: head.seq,
        hash: `\\x${head.hash}`,
        state: head.state,
        stored,
      })),
    );
  return [
    ...(fresh.length
      ? [
          {
            name: 'subjects-insert',
            text: `insert into subjects (key, kind, seq, hash, state) select key, kind, seq, hash, state from json_to_recordset($1::text::json) as r(${columns})`,
            values: [rows(fresh)],
          },
        ]
      : []),
    ...(known.length
      ? [
          {
            name: 'subjects-update',
            text: `update subjects s set seq = r.seq, hash = r.hash, state = r.state from json_to_recordset($1::text::json) as r(${columns}) where s.key = r.key and s.seq = r.stored`,
            values: [rows(known)],
            expect: known.length,
          },
        ]
      : []),
  ];
}
