import { findAnswers, type KeptAnswer } from './answers.ts';
import { Batch, type Caller, type Working } from './batch.ts';
import type { Claim } from './claims.ts';
import type { Keys } from './keys.ts';
import { GENESIS } from './log.ts';
import { type Store, Unavailable } from './store.ts';
import type { Receipt, RecordedEvent, Refusal, SubjectType, Submission } from './subject.ts';
import type { Head, SubjectCache } from './subject-cache.ts';
import { recordEvents, Turn, unstorable } from './turn.ts';

/** One command may lead to so many others before it is taken for endless. */
const FOLLOW_UPS = 1_000;
/** How often a command is decided anew because a follow-up that must not be refused was. */
const TRIES = 10;

export interface DeciderOptions {
  readonly store: Store;
  readonly types: ReadonlyMap<string, SubjectType>;
  readonly cache: SubjectCache;
  readonly keys: Keys;
  readonly clock: () => number;
}

/** Decides the commands of one batch; writes nothing. */
export class Decider {
  readonly #options: DeciderOptions;

  constructor(options: DeciderOptions) {
    this.#options = options;
  }

  /**
   * Commands are seldom sent twice, so the first time nobody looks for kept answers: one that was answered before
   * meets its answer in the commit, conflicts, and is then decided with `lookUp`.
   */
  async decide(callers: readonly Caller[], claim: Claim, lookUp: boolean): Promise<Batch> {
    const batch = new Batch();
    const submissions = callers.map(({ submission }) => submission);
    await this.#load(batch, lookUp ? submissions.map(notFresh) : submissions);
    const known = lookUp ? await findAnswers(this.#options.store, callers) : NONE;
    for (const caller of callers) {
      const { subject } = caller.submission;
      // What comes after a command that was put off stays after it.
      const late = batch.putOff.some(({ submission }) => submission.subject === subject);
      if (late) batch.putOff.push(caller);
      else await this.#answer(batch, caller, known, claim);
    }
    if (!lookUp) await this.#replayRefused(batch);
    return batch;
  }

  /** What was done before is mostly refused the second time: then too the kept answer counts. */
  async #replayRefused(batch: Batch): Promise<void> {
    const refused = [...batch.receipts].filter(([, receipt]) => !receipt.ok).map(([caller]) => caller);
    const known = await findAnswers(this.#options.store, [...refused, ...batch.failures.keys()]);
    for (const caller of [...refused, ...batch.failures.keys()]) {
      const { idempotency } = caller.submission;
      const kept = idempotency && known.get(idempotency.key);
      if (!kept) continue;
      batch.failures.delete(caller);
      batch.receipts.set(caller, replayed(kept, idempotency.fingerprint));
    }
  }

  async #answer(
    batch: Batch,
    caller: Caller,
    known: ReadonlyMap<string, KeptAnswer>,
    claim: Claim,
  ): Promise<void> {
    const { idempotency } = caller.submission;
    const kept = idempotency && (known.get(idempotency.key) ?? batch.answers.get(idempotency.key));
    if (kept) {
      batch.receipts.set(caller, replayed(kept, idempotency.fingerprint));
      return;
    }
    const turn = new Turn(batch);
    try {
      const receipt = await this.#play(batch, turn, caller.submission, claim);
      batch.receipts.set(caller, receipt);
      if (receipt.ok && idempotency) batch.answers.set(idempotency.key, { ...idempotency, receipt });
    } catch (error) {
      turn.undo();
      if (error instanceof Unavailable) throw error;
      if (error instanceof PutOff) this.#putOff(batch, turn, caller, error);
      else batch.failures.set(caller, error);
    }
  }

  #putOff(batch: Batch, turn: Turn, caller: Caller, { busy, refusal }: PutOff): void {
    if (busy !== undefined) caller.needs.add(busy);
    if (refusal) caller.refused++;
    if (refusal && (refusal === ENDLESS || caller.refused >= TRIES)) {
      batch.receipts.set(caller, { ok: false, refusal });
      return;
    }
    for (const subject of turn.touched) this.#options.cache.forget(subject);
    batch.putOff.push(caller);
  }

  /** Decides one command and then, for the same transaction, all that follows from it for other subjects. */
  async #play(batch: Batch, turn: Turn, first: Submission, claim: Claim): Promise<Receipt> {
    let answer: Receipt | undefined;
    const todo = [first];
    for (let i = 0; i < todo.length; i++) {
      if (i > FOLLOW_UPS) throw new PutOff(undefined, ENDLESS);
      const submission = todo[i]!;
      const { subject } = submission;
      if (!claim.take(subject)) throw new PutOff(subject);
      turn.touched.add(subject);
      await this.#load(batch, [submission]);
      const [receipt, events] = await this.#decideOne(turn, batch.subjects.get(subject)!, submission);
      if (submission.must && !receipt.ok) throw new PutOff(undefined, receipt.refusal);
      answer ??= receipt;
      if (events.length > 0) todo.push(...(await this.#followUps(submission.kind, events)));
    }
    return answer!;
  }

  async #followUps(kind: string, events: readonly RecordedEvent[]): Promise<readonly Submission[]> {
    const { types, keys } = this.#options;
    return (await types.get(kind)?.followUps?.(events, keys.next)) ?? [];
  }

  async #decideOne(
    turn: Turn,
    working: Working,
    submission: Submission,
  ): Promise<[Receipt, readonly RecordedEvent[]]> {
    const { keys, clock, types } = this.#options;
    const { subject, kind, command, actor } = submission;
    const { head } = working;
    const type = types.get(kind);
    if (!type) throw new Error(`no subject type ${kind}`);
    if (head.seq > 0 && head.kind !== kind) return refused(notOfKind(subject, kind));
    await type.prepare?.(command, head.state);
    const now = new Date(clock()).toISOString();
    const decision = type.decide(head.state, command, { subject, now, actor, newKey: keys.next });
    if (!decision.ok) return refused(decision.refusal);
    const events = recordEvents(head, submission, decision.events, { newKey: keys.next, now });
    const unfit = unstorable(events);
    if (unfit) return refused(unfit);
    const seq = head.seq + events.length;
    if (events.length > 0) {
      turn.move(working, { subject, kind, seq, hash: events.at(-1)!.hash, state: decision.state }, events);
    }
    return [{ ok: true, subject, seq, answer: decision.answer ?? {} }, events];
  }

  async #load(batch: Batch, submissions: readonly Submission[]): Promise<void> {
    const unknown = submissions.filter(({ subject }) => !batch.subjects.has(subject));
    const missing = unknown.filter(({ subject, fresh }) => !fresh && !this.#options.cache.get(subject));
    const read =
      missing.length > 0 ? await this.#options.cache.read(missing.map(({ subject }) => subject)) : undefined;
    for (const { subject, fresh } of unknown) {
      const known = this.#options.cache.get(subject);
      const head = known ?? read?.get(subject) ?? unborn(subject);
      batch.subjects.set(subject, { stored: head.seq, cached: known !== undefined || fresh === true, head });
    }
  }
}

/** After a conflict nothing is taken on trust. */
function notFresh({ fresh: _, ...submission }: Submission): Submission {
  return submission;
}

const NONE: ReadonlyMap<string, KeptAnswer> = new Map();

/** Why a turn is undone and decided again: another batch holds a subject, or a follow-up was refused that must not be. */
class PutOff extends Error {
  readonly busy: string | undefined;
  readonly refusal: Refusal | undefined;
  constructor(busy: string | undefined, refusal?: Refusal) {
    super();
    this.busy = busy;
    this.refusal = refusal;
  }
}

const ENDLESS: Refusal = {
  code: 'invalid',
  sentence: `One command led to more than ${FOLLOW_UPS} others.`,
  mend: 'Look for a process that calls itself, or a message that starts the process that sends it.',
};

function unborn(subject: string): Head {
  return { subject, kind: '', seq: 0, hash: GENESIS, state: undefined };
}

function refused(refusal: Refusal): [Receipt, readonly RecordedEvent[]] {
  return [{ ok: false, refusal }, []];
}

function notOfKind(subject: string, kind: string): Refusal {
  return { code: 'not-found', sentence: `There is no ${kind} ${subject}.` };
}

function replayed(kept: KeptAnswer, fingerprint: string): Receipt {
  if (kept.fingerprint === fingerprint) return kept.receipt;
  const sentence = 'This idempotency key was used for a different request before.';
  return {
    ok: false,
    refusal: { code: 'idempotency-key-reused', sentence, mend: 'Send a new key with a new request.' },
  };
}
