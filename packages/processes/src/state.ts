import type { KeptCommand } from './command.ts';
import type { Json, Key, Moment, Variables } from './json.ts';

/**
 * All that a running case needs to go on: plain JSON, as small as what it waits for. It follows from the
 * case's events alone; what is finished is not in it. Lists are in order of creation.
 */
export interface CaseState {
  readonly key: Key;
  readonly process: string;
  /** Who called this case. */
  readonly parent?: { readonly case: Key; readonly instance: Key };
  /** The variables of the top level. */
  readonly variables: Variables;
  readonly instances: readonly Instance[];
  readonly tokens: readonly Token[];
  readonly waits: readonly Wait[];
  /** What is done and may still be compensated, in order of completion. */
  readonly compensable?: readonly Finished[];
  /** Nothing goes on until it is resumed. */
  readonly suspended?: true;
  /** What came while it is suspended, in order. */
  readonly kept?: readonly KeptCommand[];
  /** Set at the end; then nothing is open any more. */
  readonly ended?: Outcome;
}

export type Outcome = 'completed' | 'terminated' | 'cancelled' | 'error';

/** One activation of an element that has not left yet. */
export interface Instance {
  readonly key: Key;
  readonly element: string;
  /** The instance it runs in; the case's key for the top level. */
  readonly scope: Key;
  /** Its local variables. */
  readonly variables?: Variables;
  /** What it waited for has come; it only has to leave (kept while an incident stops that). */
  readonly completing?: true;
  /** For an inner instance of a multi-instance activity: its place, from 1. */
  readonly loop?: number;
  /** For the body of a multi-instance activity: its items, what they gave, how many are done; a standard loop has no items. */
  readonly items?: readonly Json[];
  readonly outputs?: readonly Json[];
  readonly done?: number;
  /** For a complex gateway: the flows whose tokens activated it, and whether it has gone on. */
  readonly got?: readonly string[];
  readonly started?: true;
  /** For an ad-hoc sub-process: its steps that were done or skipped, and whether no other can be chosen. */
  readonly steps?: readonly string[];
  readonly closed?: true;
  /** It was done and is being compensated on behalf of this instance: a throw event, the activity around, a transaction. */
  readonly compensatedBy?: Key;
  /** It never was done as a whole: only what was done in it is compensated. */
  readonly partly?: true;
  /** A transaction that is cancelled: it leaves when its work is compensated. */
  readonly cancelling?: true;
}

/** An activity that is done, as far as its compensation needs it. */
export interface Finished {
  readonly key: Key;
  readonly element: string;
  /** The instance it ran in, which may be done as well. */
  readonly scope: Key;
  /** Its local variables as they were at its end. */
  readonly variables?: Variables;
  readonly loop?: number;
  /** Ended before its time by a cancelled transaction: only what was done in it is compensated. */
  readonly partly?: true;
  /** The instance that has asked for its compensation. */
  readonly by?: Key;
}

/** A token that rests on a sequence flow: it waits at a join. */
export interface Token {
  readonly flow: string;
  readonly scope: Key;
}

/** Something outside the case that an instance waits for, or an incident that stops it. */
export type Wait =
  | { readonly kind: 'task'; readonly key: Key; readonly instance: Key; readonly assignee?: string }
  | { readonly kind: 'job'; readonly key: Key; readonly instance: Key; readonly retries: number }
  | TimerWait
  | SubscriptionWait
  | SignalWait
  | ConditionWait
  | { readonly kind: 'call'; readonly key: Key; readonly instance: Key }
  | IncidentWait;

export type WaitKind = Wait['kind'];

/** What an event waits for. */
export type EventWait = TimerWait | SubscriptionWait | SignalWait | ConditionWait;

/**
 * `element` differs from the instance's own for boundary events, behind event-based gateways, and for the start
 * events of event sub-processes: those wait in the name of the scope they are in (the case, on the top level).
 */
interface TimerWait {
  readonly kind: 'timer';
  readonly key: Key;
  readonly instance: Key;
  readonly element: string;
  readonly due: Moment;
  /** Which of the event's triggers it is; none: the first. */
  readonly trigger?: number;
  readonly repeat?: number;
  readonly interval?: string;
}

interface SubscriptionWait {
  readonly kind: 'subscription';
  readonly key: Key;
  readonly instance: Key;
  readonly element: string;
  readonly message: string;
  readonly correlationKey: string;
  readonly trigger?: number;
}

interface SignalWait {
  readonly kind: 'signal';
  readonly key: Key;
  readonly instance: Key;
  readonly element: string;
  readonly signal: string;
  readonly trigger?: number;
}

interface ConditionWait {
  readonly kind: 'condition';
  readonly key: Key;
  readonly instance: Key;
  readonly element: string;
  /** It is true already and must become false before it can be met. */
  readonly holds?: true;
  readonly trigger?: number;
}

interface IncidentWait {
  readonly kind: 'incident';
  readonly key: Key;
  readonly instance: Key;
  readonly code: string;
  readonly job?: Key;
}
