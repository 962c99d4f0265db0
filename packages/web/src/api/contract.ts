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

/** What a check has to say about one place of a file. */
export interface Finding {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'advice';
  readonly sentence: string;
  readonly mend: string;
  readonly element?: string;
  readonly name?: string;
  readonly line?: number;
  readonly column?: number;
  /** About behaviour: elements and flows of a possible run that leads there, in its order. */
  readonly path?: readonly string[];
}

export interface FileFinding extends Finding {
  readonly file: string;
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
    /** See decisions, and why a case was decided as it was. */
    readonly rules: boolean;
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

// ---- search and live -------------------------------------------------------------------------------------

/** `GET /search?q=` (Page, at most 12): best first. */
export interface SearchHit {
  readonly kind: 'case' | 'task' | 'process' | 'decision' | 'person';
  /** Key, id of a process or decision model, or handle. */
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
