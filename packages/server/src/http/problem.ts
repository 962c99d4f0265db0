/**
 * Every error the API answers with, in one place. Rooms take a code from here and add the sentence;
 * a new kind of error gets a line here first, so that the published list stays complete.
 */
export const PROBLEMS = {
  'broken-json': { status: 400, title: 'The body is not readable JSON' },
  'bad-header': { status: 400, title: 'A header has a value that is not allowed' },
  'not-signed-in': { status: 401, title: 'Nobody is signed in' },
  'wrong-password': { status: 401, title: 'E-mail or password is wrong' },
  'role-needed': { status: 403, title: 'The role for this is missing' },
  'not-allowed': { status: 403, title: 'This is not for you' },
  'cross-site': { status: 403, title: 'The request came from another site' },
  'unknown-route': { status: 404, title: 'There is no such address' },
  'not-found': { status: 404, title: 'Not found' },
  'wrong-method': { status: 405, title: 'This address does not take that method' },
  'wrong-state': { status: 409, title: 'It is no longer in the state this needs' },
  'held-by-other': { status: 409, title: 'Somebody else has it' },
  'not-startable': { status: 409, title: 'It cannot be started this way' },
  'already-exists': { status: 409, title: 'There is one already' },
  'idempotency-key-reused': { status: 409, title: 'This idempotency key was used for another request' },
  'too-large': { status: 413, title: 'The body is too large' },
  'unsupported-media-type': { status: 415, title: 'The body is not of a type that is read here' },
  'invalid-input': { status: 422, title: 'Something in the request is not as it must be' },
  'has-findings': { status: 422, title: 'The check found errors' },
  'too-many-attempts': { status: 429, title: 'Too many attempts' },
  'internal-error': { status: 500, title: 'Something went wrong on the server' },
  unavailable: { status: 503, title: 'The server cannot do this right now' },
} as const satisfies Record<string, { readonly status: number; readonly title: string }>;

export type ProblemCode = keyof typeof PROBLEMS;

/** One of several things that are wrong: a check's finding, or one field of a form. */
export interface ProblemFinding {
  readonly sentence: string;
  readonly code?: string;
  readonly severity?: 'error' | 'warning' | 'advice';
  readonly mend?: string;
  /** JSON path of the field, as `files[0].name`. */
  readonly place?: string;
  readonly file?: string;
  readonly element?: string;
  readonly name?: string;
  readonly line?: number;
  readonly column?: number;
}

export interface ProblemMore {
  /** What to do about it, in one sentence. */
  readonly mend?: string;
  /** The field (JSON path), header or element. */
  readonly place?: string;
  readonly findings?: readonly ProblemFinding[];
  /** Headers of the answer, as `Retry-After`. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** The body of an error answer (RFC 9457). */
export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ProblemCode;
  readonly detail: string;
  readonly place?: string;
  readonly mend?: string;
  readonly findings?: readonly ProblemFinding[];
}

/**
 * An error that the caller sees. A handler returns it; code deep inside a room may throw it.
 * `detail` is one sentence a worker understands: what happened, and where.
 */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly more: ProblemMore;

  constructor(code: ProblemCode, detail: string, more: ProblemMore = {}) {
    super(detail);
    this.name = 'Problem';
    this.code = code;
    this.more = more;
  }

  get status(): number {
    return PROBLEMS[this.code].status;
  }

  body(): ProblemBody {
    const { mend, place, findings } = this.more;
    return {
      type: `/api/docs#problem-${this.code}`,
      title: PROBLEMS[this.code].title,
      status: this.status,
      code: this.code,
      detail: this.message,
      ...(place === undefined ? {} : { place }),
      ...(mend === undefined ? {} : { mend }),
      ...(findings === undefined ? {} : { findings }),
    };
  }

  response(): Response {
    return new Response(JSON.stringify(this.body()), {
      status: this.status,
      headers: { 'content-type': 'application/problem+json; charset=utf-8', ...this.more.headers },
    });
  }
}

export function problem(code: ProblemCode, detail: string, more?: ProblemMore): Problem {
  return new Problem(code, detail, more);
}
