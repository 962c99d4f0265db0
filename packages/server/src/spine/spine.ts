import { dropOldAnswers } from './answers.ts';
import { GroupCommit } from './group-commit.ts';
import { keyMaker } from './keys.ts';
import { indexNewEvents } from './log.ts';
import type { Projection } from './projection.ts';
import { sealDays } from './seal.ts';
import type { Store } from './store.ts';
import type { Receipt, RecordedEvent, SubjectType, Submission } from './subject.ts';

export { backup } from './backup.ts';
export { keyAt, momentOf } from './keys.ts';
export { EVENT_COLUMNS, readEvent } from './log.ts';
export { openStore } from './open-store.ts';
export type { Changes, Projection, TableSpec } from './projection.ts';
export { verifyRebuild } from './rebuild.ts';
export { restore } from './restore.ts';
export { StartError } from './start-error.ts';
export type { Store } from './store.ts';
export { Unavailable } from './store.ts';
export type {
  Decision,
  DecisionContext,
  NewEvent,
  Receipt,
  RecordedEvent,
  Refusal,
  SubjectType,
  Submission,
} from './subject.ts';

/** What a room adds to the spine: kinds of subjects, and tables made from events. */
export interface SpineParts {
  readonly types: readonly SubjectType[];
  readonly projections: readonly Projection[];
}

/** The one way to change anything: submit a command, get its receipt after the commit. */
export interface Spine {
  readonly store: Store;
  readonly newKey: () => string;
  readonly now: () => Date;
  submit(submission: Submission): Promise<Receipt>;
  /** Called after each commit of this node with its events, in commit order. Returns how to stop. */
  onCommit(listener: (events: readonly RecordedEvent[]) => void): () => void;
  /** Drops what is kept only for a time, and seals the days that are over. */
  tidy(): Promise<void>;
  /** Resolves when nothing waits to be committed. */
  drained(): Promise<void>;
}

export function createSpine(store: Store, parts: SpineParts, clock: () => number = Date.now): Spine {
  const keys = keyMaker(() => store.node, clock);
  const listeners = new Set<(events: readonly RecordedEvent[]) => void>();
  const committed = (events: readonly RecordedEvent[]) => {
    for (const listener of listeners) tell(listener, events);
  };
  const commit = new GroupCommit({ ...parts, store, keys, clock, committed });
  return {
    store,
    newKey: keys.next,
    now: () => new Date(clock()),
    submit: (submission) => commit.submit(submission),
    onCommit: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tidy: async () => {
      await dropOldAnswers(store, new Date(clock()));
      await sealDays(store, new Date(clock()));
      await indexNewEvents(store);
    },
    drained: () => commit.drained(),
  };
}

/** The commit stands whatever a listener does. */
function tell(listener: (events: readonly RecordedEvent[]) => void, events: readonly RecordedEvent[]): void {
  try {
    listener(events);
  } catch (error) {
    process.emitWarning(error instanceof Error ? error : String(error));
  }
}
