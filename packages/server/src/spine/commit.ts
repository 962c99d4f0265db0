import { setTimeout as pause } from 'node:timers/promises';
import { storeAnswers } from './answers.ts';
import type { Batch, Caller } from './batch.ts';
import type { Claim } from './claims.ts';
import type { Decider } from './decide.ts';
import { DiskFull } from './disk-space.ts';
import { type NewHead, newHeads, storeHeads } from './heads.ts';
import { appendEvents } from './log.ts';
import { Changes, type Projection } from './projection.ts';
import { Conflict, type Statement, type Store, sqlState, Unavailable } from './store.ts';
import type { RecordedEvent } from './subject.ts';
import type { SubjectCache } from './subject-cache.ts';

/** After so many conflicts a batch is halved: two of its commands may be in each other's way. */
const TOGETHER = 3;
/** After so many conflicts a command alone gives up, */
const ALONE = 30;
/** and sooner over a row that must be unique: whoever had it first will not give it up. */
const UNIQUE = 4;
/** How long a database that went away is waited for. */
const PATIENCE_MS = 20_000;
const LONGEST_PAUSE_MS = 500;

export interface CommitterOptions {
  readonly store: Store;
  readonly decider: Decider;
  readonly cache: SubjectCache;
  readonly projections: readonly Projection[];
  readonly clock: () => number;
  /** Told after each commit, in commit order of this node. */
  readonly committed: (events: readonly RecordedEvent[]) => void;
}

/** A batch as it is sent to the database. */
interface Sent {
  readonly batch: Batch;
  readonly heads: readonly NewHead[];
  published: boolean;
}

/** Has batches decided and committed, again if need be, until every caller is answered. */
export class Committer {
  readonly #options: CommitterOptions;

  constructor(options: CommitterOptions) {
    this.#options = options;
  }

  /**
   * Answers the callers; gives back those who must be decided later. `doubts` are attempts whose outcome is unknown
   * because the connection broke: should one turn out to be committed, it is the answer. A late one cannot slip
   * through: it holds its subjects' rows until its end, and whoever decides anew meets them and finds a conflict.
   */
  async settle(callers: readonly Caller[], claim: Claim, doubts: Sent[] = []): Promise<readonly Caller[]> {
    const patience = performance.now() + PATIENCE_MS;
    for (let attempt = 1; ; attempt++) {
      const sending: { sent?: Sent } = {};
      try {
        const found = await this.#committed(doubts);
        const sent =
          found ?? (await this.#attempt(callers, claim, attempt > 1 || doubts.length > 0, sending));
        return this.#publish(sent, callers);
      } catch (error) {
        if (sending.sent) this.#forget(sending.sent);
        switch (verdict(error, callers.length, attempt, patience)) {
          case 'give up':
            for (const { reject } of callers) reject(error);
            return [];
          case 'halve':
            return this.#settleHalves(callers, claim, doubts);
          case 'again':
            if (error instanceof Unavailable && sending.sent) doubts.push(sending.sent);
            await pause(Math.random() * Math.min(2 ** attempt, LONGEST_PAUSE_MS));
        }
      }
    }
  }

  async #settleHalves(callers: readonly Caller[], claim: Claim, doubts: Sent[]): Promise<readonly Caller[]> {
    const half = Math.ceil(callers.length / 2);
    const first = await this.settle(callers.slice(0, half), claim, doubts);
    return [...first, ...(await this.settle(callers.slice(half), claim, doubts))];
  }

  async #attempt(
    callers: readonly Caller[],
    claim: Claim,
    lookUp: boolean,
    sending: { sent?: Sent },
  ): Promise<Sent> {
    const batch = await this.#options.decider.decide(callers, claim, lookUp);
    await this.#checkUnchanged(batch);
    const sent = { batch, heads: newHeads(batch), published: false };
    const statements = this.#statements(sent);
    sending.sent = sent;
    if (statements.length > 0) await this.#options.store.write(statements);
    return sent;
  }

  /** What was refused, or changed nothing, by a cached state stands only if that state is still the newest. */
  async #checkUnchanged(batch: Batch): Promise<void> {
    const { store, cache } = this.#options;
    if (store.kind === 'pglite') return;
    const cached = batch.unchanged().filter((working) => working.cached);
    if (cached.length === 0) return;
    const rows = await store.query<{ key: string; seq: number }>(
      'select key, seq from subjects where key = any($1::int8[])',
      [cached.map(({ head }) => head.subject)],
    );
    const newest = new Map(rows.map(({ key, seq }) => [key, seq]));
    const stale = cached.filter(({ head }) => (newest.get(head.subject) ?? 0) !== head.seq);
    for (const { head } of stale) cache.forget(head.subject);
    if (stale.length > 0) throw new Conflict();
  }

  #statements({ batch, heads }: Sent): Statement[] {
    const { projections, clock } = this.#options;
    const changes = new Changes();
    for (const event of batch.events) for (const projection of projections) projection.apply(event, changes);
    return [
      ...storeHeads(heads),
      ...appendEvents(batch.events),
      ...changes.statements(),
      ...storeAnswers([...batch.answers.values()], new Date(clock()).toISOString()),
    ];
  }

  async #committed(doubts: readonly Sent[]): Promise<Sent | undefined> {
    for (const sent of doubts) {
      const [event] = sent.batch.events;
      if (!event) continue;
      const rows = await this.#options.store.query(
        'select 1 from events where subject = $1::int8 and seq = $2::int4 and command = $3::int8',
        [event.subject, event.seq, event.command],
      );
      if (rows.length > 0) return sent;
    }
    return undefined;
  }

  #publish(sent: Sent, callers: readonly Caller[]): readonly Caller[] {
    const { batch, heads } = sent;
    if (!sent.published) {
      sent.published = true;
      for (const { head, text } of heads) this.#options.cache.keep({ ...head, size: text.length });
      for (const [caller, receipt] of batch.receipts) caller.resolve(receipt);
      for (const [caller, error] of batch.failures) caller.reject(error);
      if (batch.events.length > 0) this.#options.committed(batch.events);
    }
    return batch.putOff.filter((caller) => callers.includes(caller));
  }

  #forget({ batch }: Sent): void {
    for (const subject of batch.subjects.keys()) this.#options.cache.forget(subject);
  }
}

/** What fails for a reason of its own is cut in halves until it fails alone. */
function verdict(
  error: unknown,
  callers: number,
  attempt: number,
  patience: number,
): 'again' | 'halve' | 'give up' {
  if (error instanceof DiskFull) return 'give up';
  if (error instanceof Unavailable) return performance.now() < patience ? 'again' : 'give up';
  if (error instanceof Conflict) {
    const most = callers > 1 ? TOGETHER : sqlState(error.cause) === '23505' ? UNIQUE : ALONE;
    if (attempt < most) return 'again';
  }
  return callers > 1 ? 'halve' : 'give up';
}
