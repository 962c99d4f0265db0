import type { FunctionId, Handle, Json, Key, Moment, PersonRef, TeamRef, Variables } from './contract.ts';

/** What the API answers and takes about the worklist and cases; the rules of `contract.ts` hold here too. */

/** `GET /worklist`: in the order they are shown. A queue's `count` is the `total` of its `GET /tasks`. */
export interface Worklist {
  readonly queues: readonly Queue[];
}

export interface Queue {
  /** `mine`, `team`, `nobody`, `waiting`, `done`, or `process.<process id>`; the value of `/tasks?queue=`. */
  readonly id: string;
  /** "Mine", "My team", "Nobody yet", "Waiting", "Done today", or the process's name. */
  readonly name: string;
  /**
   * `mine`: open, assigned to me. `team`: open, mine or offered to my teams or to me. `nobody`: of these, unassigned.
   * `waiting`: of `team`, with a follow-up date ahead; those stand in no other queue.
   * `done`: completed by me since midnight (of the time zone in the header `Time-Zone`, else UTC).
   * `process`: `team` of one process; given for every process with at least one task.
   */
  readonly kind: 'mine' | 'team' | 'nobody' | 'waiting' | 'done' | 'process';
  readonly count: number;
  /** How many of them are past their due moment. */
  readonly overdue: number;
  /** How many fall due in the next two hours. */
  readonly soon: number;
}

/**
 * `GET /tasks?queue=<id>` (Page), sorted: by due moment (those without one last), then older first, then higher
 * priority first; `done` newest first. Also `GET /tasks?case=<key>`: the open tasks of one case.
 */
export interface Task {
  readonly key: Key;
  readonly name: string;
  readonly element: string;
  readonly state: 'open' | 'completed' | 'cancelled';
  readonly createdAt: Moment;
  readonly endedAt?: Moment;
  readonly due?: Moment;
  readonly followUp?: Moment;
  /** 0 to 100, 50 when the model says nothing. */
  readonly priority: number;
  readonly assignee: PersonRef | null;
  readonly teams: readonly TeamRef[];
  readonly case: CaseRef;
}

/** `GET /tasks/{key}`; also the answer of claim, release and assign. */
export interface TaskDetail extends Task {
  readonly function?: FunctionId;
  /** Why the person has it, and what happens after it: sentences of the model (`tl:why`, `tl:next`). */
  readonly why?: string;
  readonly next?: string;
  /** The form-js schema; without one the task is done by its button alone. */
  readonly form?: FormSchema;
  /** What is visible at the task: the form is filled from it. */
  readonly variables: Variables;
  /** What variables are called in words, collected from the forms of the process: `{ orderValue: "Order value" }`. */
  readonly labels: { readonly [variable: string]: string };
  /** The last events of the case that have a sentence, newest first, at most eight. */
  readonly earlier: readonly CaseEvent[];
  /** Other open tasks of the case. */
  readonly others: readonly Task[];
  /** Who started the case, when a person did. */
  readonly starter?: CaseStarter;
  readonly may: {
    readonly claim: boolean;
    readonly release: boolean;
    readonly assign: boolean;
    readonly complete: boolean;
  };
}

/** A form-js schema, as published. */
export type FormSchema = { readonly [name: string]: Json };

/** `POST /tasks/{key}/assign`. `POST .../claim` and `.../release` take no body. */
export interface Assignment {
  readonly person: Handle | null;
}

/** `POST /tasks/{key}/complete`. A value that does not fit the form: 422 with `place` = the field's key. */
export interface Completion {
  readonly variables: Variables;
}

/** 200 of complete. */
export interface Completed {
  readonly task: Key;
  readonly case: Key;
  /** Tasks the completion made, or that are open in the case now, for the person who completed. */
  readonly nextTasks: readonly Task[];
}

export interface ProcessRef {
  readonly id: string;
  readonly name: string;
  readonly version: number;
}

/** How far a case is: one entry per stage of the process (`tl:stages`), in order; empty without stages. */
export interface Stage {
  readonly name: string;
  /**
   * `here`: something waits in it for a person or a moment of our own; `waiting`: all that is open in it waits for
   * others (a partner, a message); `skipped`: nothing of it happened, though a later stage was reached.
   */
  readonly state: 'done' | 'here' | 'waiting' | 'incident' | 'skipped' | 'ahead';
}

export type CaseState =
  | 'running'
  | 'waiting'
  | 'incident'
  | 'suspended'
  | 'completed'
  | 'terminated'
  | 'cancelled'
  | 'error';

export interface CaseRef {
  readonly key: Key;
  /** ORD-11872, when the process asks for numbers. */
  readonly number?: string;
  readonly title: string;
  readonly process: ProcessRef;
  readonly stages: readonly Stage[];
}

export interface CaseStarter extends PersonRef {
  readonly company?: string;
}

/**
 * `GET /cases` (Page with `total`), newest first. Filters, all optional: `state=open|running|waiting|incident|ended|`
 * `completed|cancelled`, `process=<id>`, `version=<n>` (with process), `person=<handle>` (started or worked on by), `q=`
 * (number, title, starter). `waiting`: only people, timers or messages are waited for; `running`: automatic work is on
 * its way as well.
 */
export interface Case extends CaseRef {
  readonly state: CaseState;
  readonly startedAt: Moment;
  readonly endedAt?: Moment;
  readonly starter?: CaseStarter;
  /** In words, when open: "Ask Norrland for stock, Lena Hartwig", "Installation date, until Thu 10 Dec". */
  readonly waitsFor?: string;
  readonly incidents: number;
}

/** `GET /cases/{key}`: as it is now. The diagram is `GET /processes/{id}/versions/{version}`. */
export interface CaseDetail extends Case {
  /** The last event. */
  readonly seq: number;
  /** Top-level variables, in the order they were first set. */
  readonly variables: readonly CaseVariable[];
  readonly tasks: readonly Task[];
  readonly open: readonly OpenElement[];
  readonly openIncidents: readonly Incident[];
  /** The case that called this one, and those it called. */
  readonly parent?: CaseRef;
  readonly children: readonly (Case & { readonly element: string })[];
  /** Why it was cancelled or ended by an error. */
  readonly reason?: string;
}

export interface CaseVariable {
  readonly name: string;
  /** From the forms of the process: "Order value". */
  readonly label?: string;
  readonly value: Json;
  /** The event that first set it. */
  readonly since: number;
  /** The event that last set it. */
  readonly changed: number;
}

/** An element where the case waits. */
export interface OpenElement {
  readonly element: string;
  readonly name: string;
  readonly since: Moment;
  /** What for. `work`: automatic work on its way or to be tried again at `until`. */
  readonly kind:
    | 'task'
    | 'timer'
    | 'message'
    | 'signal'
    | 'condition'
    | 'work'
    | 'case'
    | 'incident'
    | 'join';
  readonly until?: Moment;
}

/**
 * `GET /cases/{key}/events` (Page, `limit` up to 500), ascending by `seq`. All events of the engine, none left out:
 * the pages draw path, waits and joins of any moment from `flows`, `took` and the types.
 */
export interface CaseEvent {
  readonly seq: number;
  readonly at: Moment;
  /** The engine's type: `element.activated`, `task.created` ... */
  readonly type: string;
  /**
   * What happened, as a person would tell it: "Stock asked at four companies". Only on events of the story; the others
   * are the engine's detail and shown on request. From `tl:says`, else by the type ("Task made: Ask supplier for stock").
   */
  readonly says?: string;
  readonly actor: Actor;
  readonly function?: FunctionId;
  readonly element?: string;
  readonly elementName?: string;
  readonly instance?: Key;
  readonly scope?: Key;
  /** Sequence flows whose tokens were consumed, and those that got one. */
  readonly took?: readonly string[];
  readonly flows?: readonly string[];
  /** For multi-instance: how many there will be. */
  readonly items?: number;
  /** The `seq` of the event that caused this one. */
  readonly cause?: number;
}

export interface Actor {
  readonly kind: 'person' | 'system' | 'timer' | 'worker';
  /** "Lena Hartwig", "system", "timer", "ZZStor stock service". */
  readonly name: string;
  /** By which version, for what no person did: "Partner order v14", "Co-op level v5, rule 3". */
  readonly by?: string;
}

/** `GET /cases/{key}/at/{seq}`: as it was when that event had happened. */
export interface CaseAt {
  readonly seq: number;
  readonly at: Moment;
  readonly variables: readonly CaseVariable[];
  readonly stages: readonly Stage[];
}

/** `POST /cases`: 201. */
export interface NewCase {
  readonly process: string;
  readonly variables: Variables;
  readonly start?: string;
}

export interface CreatedCase {
  readonly key: Key;
  readonly number?: string;
  /** Tasks of the new case that are open for the person who started it. */
  readonly nextTasks: readonly Task[];
}

/** `POST /cases/{key}/cancel`: 200 with the CaseDetail. */
export interface Cancellation {
  readonly reason: string;
}

/** `GET /incidents` (Page with `total`), newest first; filters `process=`, `case=`. `POST /incidents/{key}/retry`: 200. */
export interface Incident {
  readonly key: Key;
  readonly at: Moment;
  readonly code: string;
  readonly sentence: string;
  readonly mend?: string;
  readonly element: string;
  readonly elementName: string;
  readonly case: CaseRef;
}
