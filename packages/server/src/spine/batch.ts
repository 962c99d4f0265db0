import type { KeptAnswer } from './answers.ts';
import type { LoggedEvent } from './log.ts';
import type { Receipt, Submission } from './subject.ts';
import type { Head } from './subject-cache.ts';

/** Somebody who waits for the answer to a submission. */
export interface Caller {
  readonly submission: Submission;
  readonly resolve: (receipt: Receipt) => void;
  readonly reject: (error: unknown) => void;
  /** What must be free before it is taken: its subject, its idempotency key, and what it was found to need. */
  readonly needs: Set<string>;
  /** How often it could not stand because a follow-up was refused. */
  refused: number;
}

/** A subject during a batch: what the database holds, and what the batch makes of it. */
export interface Working {
  readonly stored: number;
  /** It may be behind the database: another node may have written since. */
  readonly cached: boolean;
  head: Head;
}

/** What one transaction will write and whom it answers: commands decided one after the other. */
export class Batch {
  readonly subjects = new Map<string, Working>();
  readonly events: LoggedEvent[] = [];
  readonly answers = new Map<string, KeptAnswer>();
  readonly receipts = new Map<Caller, Receipt>();
  /** Commands that failed by themselves; the others go on without them. */
  readonly failures = new Map<Caller, unknown>();
  /** Commands that must be decided again later. */
  readonly putOff: Caller[] = [];

  changed(): Working[] {
    return [...this.subjects.values()].filter(({ stored, head }) => head.seq > stored);
  }

  /** Subjects that were looked at but not changed; the commit does not find out if they are up to date. */
  unchanged(): Working[] {
    return [...this.subjects.values()].filter(({ stored, head }) => head.seq === stored);
  }
}
