import type { z } from '@hono/zod-openapi';
import type { Json } from '@throughline/processes';
import type { Actor, Allow } from './actor.ts';
import type { Problem } from './problem.ts';

/** Bodies may have this many bytes unless the route says otherwise. */
const BODY_LIMIT = 1024 * 1024;

type Schema = z.ZodType | undefined;
type Out<S extends Schema> = S extends z.ZodType ? z.output<S> : undefined;

/** The answer as a handler may give it: the schema's value, also with readonly lists and fields. */
type DeepReadonly<T> = [Json] extends [T]
  ? T
  : T extends string | number | boolean | null | undefined
    ? T
    : string extends keyof T
      ? T
      : { readonly [K in keyof T]: DeepReadonly<T[K]> };
type AnswerOf<A extends Schema> = A extends z.ZodType ? DeepReadonly<z.output<A>> : undefined;

/** What a handler gets. `idempotencyKey` is checked already; `signal` aborts when the caller hangs up. */
interface Call<Al extends Allow, P extends Schema, Q extends Schema, B extends Schema> {
  readonly params: Out<P>;
  readonly query: Out<Q>;
  readonly body: Out<B>;
  readonly actor: Al extends 'public' ? Actor | null : Actor;
  readonly idempotencyKey: string | undefined;
  readonly signal: AbortSignal;
  readonly request: Request;
  /** The caller's network address; `unknown` without a socket. */
  readonly address: string;
}

type HeadersInit = ConstructorParameters<typeof Headers>[0];

/** An answer with its own status or headers. */
export class Reply<T> {
  readonly value: T;
  readonly status: number;
  readonly headers: HeadersInit;

  constructor(value: T, status: number, headers: HeadersInit = {}) {
    this.value = value;
    this.status = status;
    this.headers = headers;
  }
}

/** Answers with another status than the route's, or with headers. */
export function reply<T>(value: T, status: number, headers?: HeadersInit): Reply<T> {
  return new Reply(value, status, headers);
}

export type Result<T> = T | Reply<T> | Problem | Response;

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

export interface RouteSpec<
  Al extends Allow,
  P extends Schema,
  Q extends Schema,
  B extends Schema,
  A extends Schema,
> {
  readonly method: Method;
  /** Below `/api`, parameters in braces: `/cases/{key}/events`. */
  readonly path: string;
  /** A few words for the list of routes: "Complete a task". */
  readonly summary: string;
  readonly description?: string;
  /** The room. */
  readonly tags: readonly string[];
  readonly allow: Al;
  readonly params?: P;
  /** Values arrive as text; a name given twice arrives as a list. */
  readonly query?: Q;
  /** JSON. Objects in it are strict (`z.strictObject`), so that a misspelt field is refused by name. */
  readonly body?: B;
  readonly answer?: A;
  /** Of the usual answer. Default 200, or 204 without `answer`. */
  readonly status?: number;
  /** Media type of the answer when the handler gives a `Response` that is not JSON. */
  readonly media?: string;
  /** Bytes a body may have; default `BODY_LIMIT`. */
  readonly bodyLimit?: number;
  handle(call: Call<Al, P, Q, B>): Promise<Result<AnswerOf<A>>>;
}

/** A route as the app takes it: the same, with the types of its schemas forgotten. */
export interface Route {
  readonly method: Method;
  readonly path: string;
  readonly summary: string;
  readonly description?: string;
  readonly tags: readonly string[];
  readonly allow: Allow;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  readonly answer?: z.ZodType;
  readonly status: number;
  readonly media?: string;
  readonly bodyLimit: number;
  handle(call: UntypedCall): Promise<Result<unknown>>;
}

type UntypedCall = Omit<Call<'public', undefined, undefined, undefined>, 'params' | 'query' | 'body'> & {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
};

/**
 * Declares a route. The app checks caller, parameters and body before the handler is called, so the handler
 * sees only values of the declared types.
 */
export function route<
  const Al extends Allow,
  P extends Schema = undefined,
  Q extends Schema = undefined,
  B extends Schema = undefined,
  A extends Schema = undefined,
>(spec: RouteSpec<Al, P, Q, B, A>): Route {
  return {
    ...spec,
    status: spec.status ?? (spec.answer === undefined && spec.media === undefined ? 204 : 200),
    bodyLimit: spec.bodyLimit ?? BODY_LIMIT,
    // The app has parsed all three by the schemas above and refused callers that `allow` does not name.
    handle: (call) => spec.handle(call as Call<Al, P, Q, B>),
  };
}
