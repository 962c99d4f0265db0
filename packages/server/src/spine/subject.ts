/** A fact as it stands in the log. */
export interface RecordedEvent {
  /** Time-ordered key, unique over the whole log. */
  readonly id: string;
  readonly at: string;
  /** What the fact is about: the key of a case, a definition, a person ... and its kind. */
  readonly subject: string;
  readonly kind: string;
  /** Place among the facts about this subject, from 1. */
  readonly seq: number;
  readonly type: string;
  readonly element?: string | undefined;
  /** Key of the process version it happened under. */
  readonly version?: string | undefined;
  /** A person's handle, `system`, `timer` or `worker:<name>`. */
  readonly actor: string;
  /** The business function that was at work: `sales`, `services` ... */
  readonly function?: string | undefined;
  /** The command that led to it; events with the same one were decided together. */
  readonly command: string;
  /** The seq of the event of this subject that caused it; without it the command did. */
  readonly cause?: number | undefined;
  readonly data: object;
}

/** What an event type says of itself; the spine adds identity, time, actor and place. */
export interface NewEvent {
  readonly type: string;
  readonly element?: string | undefined;
  readonly version?: string | undefined;
  readonly function?: string | undefined;
  /** Who did it, when it was not who gave the command: `system` for what followed by itself. */
  readonly actor?: string | undefined;
  /** Index of the causing event among those decided in the same turn. */
  readonly cause?: number | undefined;
  readonly data: object;
}

export interface Refusal {
  readonly code: string;
  readonly sentence: string;
  readonly mend?: string | undefined;
}

export type Decision<State> =
  | {
      readonly ok: true;
      readonly events: readonly NewEvent[];
      readonly state: State;
      readonly answer?: object;
    }
  | { readonly ok: false; readonly refusal: Refusal };

/** What a decision may know besides the state: the moment, who asks, and new keys. */
export interface DecisionContext {
  readonly subject: string;
  readonly now: string;
  readonly actor: string;
  readonly newKey: () => string;
}

/** A command for one subject. */
export interface Submission {
  readonly kind: string;
  readonly subject: string;
  /** The subject's key was just made for this command, so there is nothing to load. */
  readonly fresh?: true;
  readonly command: object;
  readonly actor: string;
  /** The same key gives the same answer and one effect; `fingerprint` tells a reuse for something else. */
  readonly idempotency?: { readonly key: string; readonly fingerprint: string } | undefined;
  /** For a follow-up: when it is refused, nothing of the commit may stand; everything is loaded and decided again. */
  readonly must?: true;
}

/** A kind of subject: pure rules for its commands and events. The spine knows no more of a domain than this. */
export interface SubjectType<State = unknown, Command extends object = object> {
  readonly kind: string;
  /** Loads what `decide` needs beside the state (a compiled model); called before, outside any transaction. */
  prepare?(command: Command, state: State | undefined): Promise<void>;
  decide(state: State | undefined, command: Command, context: DecisionContext): Decision<State>;
  /** The only way state changes on replay. */
  evolve(state: State | undefined, event: RecordedEvent): State;
  /** Loads what `evolve` needs to replay this event. */
  prepareReplay?(event: RecordedEvent, state: State | undefined): Promise<void>;
  /** What other subjects must do because of these events, in the same transaction. */
  followUps?(
    events: readonly RecordedEvent[],
    newKey: () => string,
  ): Promise<readonly Submission[]> | readonly Submission[];
}

/** The answer to a submission, given after its commit. */
export type Receipt =
  | { readonly ok: true; readonly subject: string; readonly seq: number; readonly answer: object }
  | { readonly ok: false; readonly refusal: Refusal };
