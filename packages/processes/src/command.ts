import type { Json, Key, Moment, Variables } from './json.ts';

/**
 * What may be asked of a case. Time and keys come with the environment (see `engine.ts`), never from here.
 * A command that does not fit the case's state is answered by a rejection, never by an exception.
 */
export type Command =
  | StartCase
  | { readonly type: 'completeTask'; readonly task: Key; readonly variables?: Variables }
  /** Take a task for a person (by handle, as `lena.hartwig`); refused when somebody else holds it. */
  | { readonly type: 'claimTask'; readonly task: Key; readonly person: string }
  | { readonly type: 'releaseTask'; readonly task: Key }
  | { readonly type: 'assignTask'; readonly task: Key; readonly person: string | null }
  | { readonly type: 'completeJob'; readonly job: Key; readonly variables?: Variables }
  /** `retries` is what is left; 0 raises an incident. `retryAt` is when the job may be leased again. */
  | {
      readonly type: 'failJob';
      readonly job: Key;
      readonly retries: number;
      readonly retryAt?: Moment;
      readonly message: string;
    }
  /** A BPMN error out of a job: caught by an error boundary event, else an incident. */
  | {
      readonly type: 'throwJobError';
      readonly job: Key;
      readonly code: string;
      readonly message?: string;
      readonly variables?: Variables;
    }
  | { readonly type: 'fireTimer'; readonly timer: Key }
  | {
      readonly type: 'correlateMessage';
      readonly subscription: Key;
      readonly message: Key;
      readonly variables?: Variables;
    }
  /** `signal` is the key of the broadcast. */
  | {
      readonly type: 'catchSignal';
      readonly subscription: Key;
      readonly signal: Key;
      readonly variables?: Variables;
    }
  /** The called case threw an escalation that nobody in it caught; it goes on. */
  | { readonly type: 'escalateCall'; readonly child: Key; readonly code: string }
  /** The called case ended: what it hands back. */
  | { readonly type: 'completeCall'; readonly child: Key; readonly variables: Variables }
  | { readonly type: 'failCall'; readonly child: Key; readonly code: string; readonly message?: string }
  /** Try again what stopped; for a job also the number of attempts it gets anew (default 1). */
  | { readonly type: 'retryIncident'; readonly incident: Key; readonly retries?: number }
  /** Begin a step of an open ad-hoc sub-process (its instance: `scope`), or go on without it. */
  | { readonly type: 'chooseStep'; readonly scope: Key; readonly element: string }
  | { readonly type: 'skipStep'; readonly scope: Key; readonly element: string }
  /**
   * The case goes on behind what stopped, with these variables in the place of what it would have brought; `flow` says
   * which way where that is not clear.
   */
  | {
      readonly type: 'skipIncident';
      readonly incident: Key;
      readonly variables?: Variables;
      readonly flow?: string;
      readonly reason?: string;
    }
  | {
      readonly type: 'setVariables';
      readonly scope?: Key;
      readonly values: Variables;
      readonly reason?: string;
    }
  | { readonly type: 'moveTokens'; readonly steps: readonly MoveStep[]; readonly reason?: string }
  | { readonly type: 'cancelCase'; readonly reason?: string }
  /** Nothing goes on until it is resumed; what comes from outside meanwhile is kept (see `decide/while-suspended.ts`). */
  | { readonly type: 'suspendCase'; readonly reason?: string }
  | { readonly type: 'resumeCase'; readonly reason?: string };

/** With both a token is moved, with `from` alone one is taken out, with `to` alone one is added. */
export interface MoveStep {
  readonly from?: Origin;
  readonly to?: Destination;
}

/** An element instance with all that is in it, or a token that rests on a flow. */
export type Origin = { readonly instance: Key } | { readonly flow: string; readonly scope?: Key };

/** Before an element, or on a flow. `scope` is needed only where the sub-process around is open several times. */
export type Destination =
  | { readonly element: string; readonly scope?: Key }
  | { readonly flow: string; readonly scope?: Key };

export interface StartCase {
  readonly type: 'startCase';
  readonly variables?: Variables;
  /**
   * Id of where it begins: a start event, an instantiating receive task, or an event behind an instantiating
   * gateway. Default: the plain start event, else a conditional one whose condition holds.
   */
  readonly start?: string;
  /** A finished case that goes on as this one, and the element where; with its variables. */
  readonly restarts?: { readonly case: Key; readonly element: string; readonly reason?: string };
  /** The number people see (ORD-11872). */
  readonly number?: string;
  /** The case and the element instance that called this one. */
  readonly parent?: { readonly case: Key; readonly instance: Key };
  /** The message that starts it. */
  readonly message?: Key;
  /** The signal that starts it. */
  readonly signal?: Key;
  /** Which of the start event's triggers has happened, from 0, when it has several. */
  readonly trigger?: number;
  /** The customer or partner the case is for. */
  readonly party?: Json;
}

/** The command of one type. */
export type CommandOf<Type extends Command['type']> = Extract<Command, { readonly type: Type }>;

/** What a suspended case keeps until it is resumed: answers from outside that nobody would give a second time. */
export type KeptCommand = CommandOf<
  | 'completeJob'
  | 'throwJobError'
  | 'correlateMessage'
  | 'catchSignal'
  | 'escalateCall'
  | 'completeCall'
  | 'failCall'
>;
