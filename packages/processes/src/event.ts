import type { KeptCommand, MoveStep } from './command.ts';
import type { Json, Key, Moment, Variables } from './json.ts';
import type { Finished, Token, WaitKind } from './state.ts';

/**
 * Every fact about a case. `decide` makes them, `evolve` is the only thing that turns them into state,
 * and every table of the host is a projection of them.
 *
 * Conventions: `element` is the id in the model, `instance` the key of one activation of it,
 * `scope` the instance it runs in (the case's key for the top level). `took` are the sequence flows whose
 * tokens were consumed, `flows` those on which tokens were put. `cause` (added by the turn) is the
 * index of the causing event in the same turn; without it the command itself is the cause.
 */
export type CaseEvent = { readonly cause?: number } & (
  | {
      readonly type: 'case.started';
      readonly process: string;
      readonly title: string;
      readonly number?: string;
      readonly start?: string;
      readonly restarts?: { readonly case: Key; readonly element: string; readonly reason?: string };
      readonly variables: Variables;
      readonly parent?: { readonly case: Key; readonly instance: Key };
      readonly message?: Key;
      readonly signal?: Key;
      readonly party?: Json;
    }
  | {
      readonly type: 'case.ended';
      readonly outcome: 'completed' | 'terminated' | 'cancelled' | 'error';
      readonly reason?: string;
      readonly error?: { readonly code: string; readonly message?: string };
      /** Who called this case, so that the host can hand back the result without another look-up. */
      readonly parent?: { readonly case: Key; readonly instance: Key };
      /** The top-level variables at the end; given only with `parent`. */
      readonly variables?: Variables;
    }
  /** An element that waits was entered. */
  | {
      readonly type: 'element.activated';
      readonly element: string;
      readonly instance: Key;
      readonly scope: Key;
      readonly took?: readonly string[];
      /** For an inner instance of a multi-instance activity: its place, from 1. */
      readonly loop?: number;
      /** For the body of a multi-instance activity: the collection, one item each; empty for a standard loop. */
      readonly items?: readonly Json[];
      /** For an event sub-process that interrupts: the tokens that rested in its scope are gone. */
      readonly interrupts?: true;
    }
  | {
      readonly type: 'element.completed';
      readonly element: string;
      readonly instance: Key;
      /** For a complex gateway that is reset: the tokens that came after it was activated. */
      readonly took?: readonly string[];
      readonly flows?: readonly string[];
      /** For an inner instance of a multi-instance activity: what it adds to the output collection. */
      readonly output?: Json;
    }
  /** Interrupted: by a boundary event, a terminate end, a lost race or a cancelled case. */
  | {
      readonly type: 'element.terminated';
      readonly element: string;
      readonly instance: Key;
      /** What was done in it can still be compensated: its transaction is cancelled. */
      readonly keep?: true;
    }
  /** An element that never waits (gateway, start, end, manual task ...) was entered and left in one step. */
  | {
      readonly type: 'element.passed';
      readonly element: string;
      readonly instance: Key;
      readonly scope: Key;
      readonly took?: readonly string[];
      readonly flows?: readonly string[];
    }
  /** The host keeps it for all cases. */
  | {
      readonly type: 'store.written';
      readonly element: string;
      readonly instance: Key;
      readonly store: string;
      readonly value: Json;
    }
  /** A complex gateway was activated, and now waits for the other tokens that can still come. */
  | {
      readonly type: 'gateway.started';
      readonly element: string;
      readonly instance: Key;
      readonly flows: readonly string[];
    }
  /** A step of an ad-hoc sub-process was left out; it goes on as if it had been done. */
  | {
      readonly type: 'step.skipped';
      readonly element: string;
      readonly scope: Key;
      readonly took?: readonly string[];
      readonly flows?: readonly string[];
    }
  /** An ad-hoc sub-process ends as soon as the steps under way have: no other can be chosen. */
  | { readonly type: 'steps.closed'; readonly element: string; readonly instance: Key }
  | {
      readonly type: 'variables.set';
      readonly scope: Key;
      readonly values: Variables;
      readonly reason?: string;
    }
  | {
      readonly type: 'task.created';
      readonly task: Key;
      readonly instance: Key;
      readonly element: string;
      readonly name: string;
      readonly form?: string;
      readonly assignee?: string;
      readonly teams?: readonly string[];
      readonly people?: readonly string[];
      readonly due?: Moment;
      readonly followUp?: Moment;
      readonly priority?: number;
      /** One sentence: what happens after it; one: why the person has it. From the model, FEEL allowed. */
      readonly next?: string;
      readonly why?: string;
    }
  | { readonly type: 'task.assigned'; readonly task: Key; readonly person: string | null }
  | { readonly type: 'task.completed'; readonly task: Key; readonly variables?: Variables }
  | { readonly type: 'task.cancelled'; readonly task: Key }
  | {
      readonly type: 'job.created';
      readonly job: Key;
      readonly instance: Key;
      readonly element: string;
      /** Who does it: `http`, `email`, or the type a worker asks for. */
      readonly jobType: string;
      readonly retries: number;
      readonly headers?: { readonly [name: string]: string };
      /** What the worker gets: the variables visible at the element after its input mapping. */
      readonly variables: Variables;
    }
  | { readonly type: 'job.completed'; readonly job: Key; readonly variables?: Variables }
  | {
      readonly type: 'job.failed';
      readonly job: Key;
      readonly retries: number;
      readonly retryAt?: Moment;
      readonly message: string;
    }
  /** Given back for another attempt after an incident. */
  | { readonly type: 'job.retried'; readonly job: Key; readonly retries: number }
  | { readonly type: 'job.errored'; readonly job: Key; readonly code: string; readonly message?: string }
  | { readonly type: 'job.cancelled'; readonly job: Key }
  | {
      readonly type: 'timer.started';
      readonly timer: Key;
      readonly instance: Key;
      readonly element: string;
      readonly due: Moment;
      /** Which of the element's triggers it is, when it has several; none: the first. */
      readonly trigger?: number;
      /** Left repetitions of a cycle after this one; -1 without end. */
      readonly repeat?: number;
      /** The ISO 8601 duration between repetitions of a cycle. */
      readonly interval?: string;
    }
  | { readonly type: 'timer.fired'; readonly timer: Key }
  | { readonly type: 'timer.cancelled'; readonly timer: Key }
  | {
      readonly type: 'subscription.opened';
      readonly subscription: Key;
      readonly instance: Key;
      readonly element: string;
      readonly message: string;
      readonly correlationKey: string;
      readonly trigger?: number;
    }
  | {
      readonly type: 'subscription.correlated';
      readonly subscription: Key;
      readonly message: Key;
      readonly variables?: Variables;
    }
  | { readonly type: 'subscription.closed'; readonly subscription: Key }
  /** The host publishes it in the same transaction. */
  | {
      readonly type: 'message.thrown';
      readonly message: Key;
      readonly element: string;
      readonly name: string;
      readonly correlationKey: string;
      readonly variables?: Variables;
      readonly timeToLive?: number;
    }
  | {
      readonly type: 'signal.subscribed';
      readonly subscription: Key;
      readonly instance: Key;
      readonly element: string;
      /** The signal's name. */
      readonly signal: string;
      readonly trigger?: number;
    }
  /** `signal` is the key of the one broadcast that was caught. */
  | {
      readonly type: 'signal.caught';
      readonly subscription: Key;
      readonly signal: Key;
      readonly variables?: Variables;
    }
  | { readonly type: 'signal.unsubscribed'; readonly subscription: Key }
  /** The case's own catchers have it already; the host hands it to all other cases in the same transaction. */
  | {
      readonly type: 'signal.thrown';
      readonly signal: Key;
      readonly element: string;
      readonly name: string;
      readonly variables?: Variables;
    }
  /** With `parent` nobody in this case caught it: the host tells the case that called this one. */
  | {
      readonly type: 'escalation.thrown';
      readonly element: string;
      readonly instance: Key;
      readonly code: string;
      readonly parent?: { readonly case: Key; readonly instance: Key };
    }
  /** `holds`: the condition is true already, so that it must become false before it can be met. */
  | {
      readonly type: 'condition.watched';
      readonly condition: Key;
      readonly instance: Key;
      readonly element: string;
      readonly holds?: true;
      readonly trigger?: number;
    }
  | { readonly type: 'condition.met'; readonly condition: Key }
  /** It has become false again. */
  | { readonly type: 'condition.unmet'; readonly condition: Key }
  | { readonly type: 'condition.unwatched'; readonly condition: Key }
  /** The host starts the child case under the key given here, in the same transaction. */
  | {
      readonly type: 'call.started';
      readonly child: Key;
      readonly instance: Key;
      readonly element: string;
      readonly process: string;
      /** Which version is meant; without it the newest. `deployment`: the one published together with the caller. */
      readonly binding?: CallBinding;
      readonly variables: Variables;
    }
  | { readonly type: 'call.returned'; readonly child: Key; readonly variables?: Variables }
  | { readonly type: 'call.failed'; readonly child: Key; readonly code: string; readonly message?: string }
  /** The host cancels the child. */
  | { readonly type: 'call.cancelled'; readonly child: Key }
  | {
      readonly type: 'decision.evaluated';
      readonly instance: Key;
      readonly element: string;
      readonly decision: string;
      /** The version of the model that answered: as people call it, and its key. */
      readonly version?: string;
      readonly model?: Key;
      /** What the decision saw of the variables: with the model enough to decide again. */
      readonly inputs?: Variables;
      readonly output: Json;
      /** The rules that fired and the inputs they saw, as the decisions package explains them. */
      readonly explanation?: Json;
    }
  | {
      readonly type: 'error.thrown';
      readonly element: string;
      readonly instance: Key;
      readonly code: string;
      readonly message?: string;
    }
  /** These finished activities are to be compensated, the latest first. */
  | {
      readonly type: 'compensation.triggered';
      readonly element: string;
      readonly instance: Key;
      readonly activities: readonly Key[];
    }
  /** A finished activity is open again, with its variables as they were at its end, while it is compensated. */
  | { readonly type: 'element.compensating'; readonly element: string; readonly instance: Key }
  | { readonly type: 'element.compensated'; readonly element: string; readonly instance: Key }
  | { readonly type: 'transaction.cancelled'; readonly element: string; readonly instance: Key }
  | {
      readonly type: 'incident.raised';
      readonly incident: Key;
      readonly instance: Key;
      readonly element: string;
      readonly code: string;
      readonly sentence: string;
      readonly job?: Key;
    }
  | {
      readonly type: 'incident.resolved';
      readonly incident: Key;
      /** The case went on behind what stopped, without it. */
      readonly skipped?: true;
      readonly reason?: string;
    }
  /** Somebody moved tokens; the events it causes say what came of each step. */
  | { readonly type: 'tokens.moved'; readonly steps: readonly MoveStep[]; readonly reason?: string }
  | { readonly type: 'token.added'; readonly flow: string; readonly scope: Key }
  | { readonly type: 'token.removed'; readonly flow: string; readonly scope: Key }
  /** Nothing goes on any more. The lists are what is open: timers that wait, jobs not to be handed out, called cases. */
  | {
      readonly type: 'case.suspended';
      readonly reason?: string;
      readonly timers?: readonly Key[];
      readonly jobs?: readonly Key[];
      readonly calls?: readonly Key[];
    }
  /** It goes on. The lists are what is open: timers that run again, jobs to be handed out, called cases. */
  | {
      readonly type: 'case.resumed';
      readonly reason?: string;
      readonly timers?: readonly {
        readonly timer: Key;
        readonly instance: Key;
        readonly element: string;
        readonly due: Moment;
      }[];
      readonly jobs?: readonly Key[];
      readonly calls?: readonly Key[];
    }
  /** Came while the case is suspended; carried out when it is resumed. */
  | { readonly type: 'command.kept'; readonly command: KeptCommand }
  /** Goes on under another version: where each instance and wait is now, and all tokens. */
  | {
      readonly type: 'case.migrated';
      readonly process: string;
      readonly reason?: string;
      readonly instances: readonly {
        readonly instance: Key;
        readonly element: string;
        readonly scope: Key;
      }[];
      /** Sub-processes that are new around what was open. */
      readonly entered: readonly { readonly instance: Key; readonly element: string; readonly scope: Key }[];
      /** Instances of sub-processes that are no longer around anything. */
      readonly left: readonly Key[];
      readonly tokens: readonly Token[];
      readonly waits: readonly { readonly kind: WaitKind; readonly key: Key; readonly element: string }[];
      readonly compensable?: readonly Finished[];
    }
);

export type CaseEventType = CaseEvent['type'];

export type CallBinding =
  | { readonly kind: 'deployment' }
  | { readonly kind: 'version'; readonly version: number }
  | { readonly kind: 'versionTag'; readonly tag: string };
