/**
 * What the API answers and takes, as the pages need it (docs/architecture.md, "The API").
 * Every path below is under `/api`. A field with `?` is left out when it does not apply, never `null`;
 * `null` is written only where nobody or nothing is itself an answer.
 */

/** A 63-bit, time-ordered key as a decimal string. */
export type Key = string;
/** A moment in ISO 8601, UTC, with milliseconds. */
export type Moment = string;
/** A person's stable name in the log: `lena.hartwig`. */
export type Handle = string;
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };
export type Variables = { readonly [name: string]: Json };

export type Role =
  | 'administrator'
  | 'operations-manager'
  | 'team-lead'
  | 'worker'
  | 'marketer'
  | 'analyst'
  | 'integrator'
  | 'partner';

export type FunctionId = 'sales' | 'support' | 'marketing' | 'services' | 'product' | 'finance' | 'partner';

/** A list: `?limit=50&after=<next>`. `total` counts the whole list, not the page; always given for `/tasks`. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next?: string;
  readonly total?: number;
}

/** `application/problem+json`, for every answer that is no success. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  /** Stable word for programs: `task-held-by-other`. */
  readonly code: string;
  /** One sentence a worker understands: what happened and where, and what did not happen. */
  readonly detail: string;
  /** The field (a name, or a dotted path into `variables`) or the element it is about. */
  readonly place?: string;
  /** What to do. */
  readonly mend?: string;
  readonly findings?: readonly FileFinding[];
}

// ---- people ----------------------------------------------------------------------------------------------

export interface PersonRef {
  readonly handle: Handle;
  readonly name: string;
}

export interface TeamRef {
  readonly id: string;
  readonly name: string;
}

export interface Company {
  readonly id: string;
  readonly name: string;
  readonly kind: 'own' | 'partner';
}

/** `GET /me`. 401 when nobody is signed in. */
export interface Me extends PersonRef {
  readonly email: string;
  readonly roles: readonly Role[];
  readonly teams: readonly TeamRef[];
  readonly company: Company;
  /** For people of partner companies: the name of the company that runs the product ("ZZStor GmbH"). */
  readonly house?: string;
  /** What the pages offer this person; the routes check again. */
  readonly may: {
    /** Publish definitions. */
    readonly publish: boolean;
    /** Cancel cases, retry incidents. */
    readonly operate: boolean;
    /** Give a task to somebody else. */
    readonly assign: boolean;
    /** See `/processes` and `/incidents`. */
    readonly processes: boolean;
  };
}

/** `GET /demo`, public: who can sign in. 404 when this is not the demonstration. */
export interface Demo {
  readonly people: readonly DemoPerson[];
  /** The same for all of them. */
  readonly password: string;
}

export interface DemoPerson extends PersonRef {
  readonly email: string;
  /** In words: "Order desk", "Partner's field rep". */
  readonly role: string;
  /** Team or company. */
  readonly team: string;
}

/** `GET /people` (Page). */
export interface Person extends PersonRef {
  readonly email: string;
  readonly teams: readonly TeamRef[];
  readonly company: Company;
}

/** `GET /tokens` (Page): one's own API tokens, without their secret. */
export interface ApiToken {
  readonly key: Key;
  readonly name: string;
  /** The first characters, to tell them apart: `tl_4f2a`. */
  readonly starts: string;
  readonly createdAt: Moment;
  readonly lastUsedAt?: Moment;
  readonly expiresAt?: Moment;
}

/** `POST /tokens`. */
export interface NewToken {
  readonly name: string;
  /** Days until it ends; without it the token has no end. */
  readonly days?: number;
}

/** 201 of `POST /tokens`: the only time the secret is shown. */
export interface CreatedToken extends ApiToken {
  readonly token: string;
}

// ---- the worklist ----------------------------------------------------------------------------------------

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

// ---- cases -----------------------------------------------------------------------------------------------

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
  readonly kind: 'task' | 'timer' | 'message' | 'work' | 'case' | 'incident' | 'join';
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

// ---- definitions -----------------------------------------------------------------------------------------

/** `GET /processes` (Page), by name; `?startable=true`: only those this person may start (open to everybody). */
export interface Process extends ProcessRef {
  readonly domain?: string;
  readonly stages: readonly string[];
  readonly versionTag?: string;
  readonly publishedAt: Moment;
  readonly publishedBy: PersonRef;
  /** Open cases of all versions; each number opens `GET /cases` or `GET /incidents` with exactly so many rows. */
  readonly open: number;
  readonly incidents: number;
  readonly ended: number;
  readonly startable: boolean;
}

/** `GET /processes/{id}`: versions newest first. */
export interface ProcessDetail extends Process {
  readonly versions: readonly ProcessVersion[];
  /** Decisions, forms and processes the newest version refers to. */
  readonly uses: readonly Definition[];
}

export interface ProcessVersion {
  readonly version: number;
  readonly versionTag?: string;
  readonly publishedAt: Moment;
  readonly publishedBy: PersonRef;
  readonly open: number;
  readonly incidents: number;
}

/** `GET /processes/{id}/versions/{version}`: never changes. */
export interface ProcessModel extends ProcessVersion {
  readonly process: string;
  readonly name: string;
  readonly xml: string;
  /** Warnings and advice it was published with. */
  readonly findings: readonly Finding[];
}

/** `GET /processes/{id}/start`. */
export interface ProcessStart {
  readonly process: ProcessRef;
  readonly form?: FormSchema;
  /** What is known already: the starter's own data. */
  readonly variables: Variables;
  /** What happens when it is sent (`tl:next` on the start event). */
  readonly next?: string;
}

export interface Definition {
  readonly kind: 'process' | 'decision' | 'form';
  readonly id: string;
  readonly name: string;
  readonly version: number;
}

/** `POST /definitions` and `POST /definitions/check`. */
export interface DefinitionFiles {
  readonly files: readonly { readonly name: string; readonly content: string }[];
}

/** 200 of check, 201 of publish (then without errors). Publish with errors: 422, a Problem with `findings`. */
export interface DefinitionsChecked {
  readonly definitions: readonly CheckedDefinition[];
  readonly findings: readonly FileFinding[];
}

/** `version` is the one it got, or would get. A definition that did not change keeps its version. */
export interface CheckedDefinition extends Definition {
  readonly file: string;
  readonly change: 'new' | 'changed' | 'same';
}

export interface Finding {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'advice';
  readonly sentence: string;
  readonly mend: string;
  readonly element?: string;
  readonly name?: string;
  readonly line?: number;
  readonly column?: number;
}

export interface FileFinding extends Finding {
  readonly file: string;
}

// ---- search and live -------------------------------------------------------------------------------------

/** `GET /search?q=` (Page, at most 12): best first. */
export interface SearchHit {
  readonly kind: 'case' | 'task' | 'process' | 'person';
  /** Key, process id or handle. */
  readonly id: string;
  readonly title: string;
  /** "ORD-11872", "Partner order v14", "Order desk". */
  readonly note?: string;
}

/**
 * `GET /live`: server-sent events with `id:` (resume by `Last-Event-ID`) and the data below, always `event: change`.
 * Only what the person may see. A comment line at least every 25 s keeps the connection.
 */
export interface Change {
  /** Cases that changed; `tasks`: whether a worklist may look different now. */
  readonly cases: readonly Key[];
  readonly tasks: boolean;
  readonly incidents: boolean;
  readonly definitions: boolean;
}
