import type { Context } from 'hono';
import type { Actor, Allow } from './actor.ts';
import { callerAddress } from './caller-address.ts';
import { checkInput } from './check-input.ts';
import { Problem } from './problem.ts';
import { readJson } from './read-body.ts';
import { Reply, type Result, type Route } from './route.ts';
import { unstorable } from './storable.ts';

/** Says who makes a request, from its cookie or token; null when nobody is signed in. */
export type Authenticate = (request: Request) => Promise<Actor | null>;

export interface ServeOptions {
  readonly authenticate: Authenticate;
  /** Callers' addresses are taken from `X-Forwarded-For`. */
  readonly behindProxy: boolean;
}

/** The way of every request to a route: who, may they, what; then the handler; then the answer. */
export async function serveRoute(route: Route, context: Context, options: ServeOptions): Promise<Response> {
  const request = context.req.raw;
  const actor = await options.authenticate(request);
  checkAllowed(route.allow, actor);
  const result = await route.handle({
    params: checkInput(route.params, pathParams(context), 'params'),
    query: checkInput(route.query, queryValues(context), 'query'),
    body: checkInput(route.body, route.body && (await readJson(request, route.bodyLimit)), 'body'),
    actor,
    idempotencyKey: idempotencyKey(request),
    signal: request.signal,
    request,
    address: callerAddress(context, options.behindProxy),
  });
  const response = answer(route, result);
  // Nobody reads the body of the answer to a HEAD, so a stream would stay open.
  if (request.method === 'HEAD') await response.body?.cancel();
  return response;
}

function checkAllowed(allow: Allow, actor: Actor | null): void {
  if (allow === 'public') return;
  if (actor === null) {
    throw new Problem('not-signed-in', 'You are not signed in, or your sign-in has expired.', {
      mend: 'Sign in, then do it again.',
      headers: { 'www-authenticate': 'Bearer' },
    });
  }
  if (allow === 'signed-in' || actor.roles.some((role) => allow.includes(role))) return;
  const have = actor.roles.length > 0 ? actor.roles.join(', ') : 'none';
  throw new Problem('role-needed', `This needs one of the roles ${allow.join(', ')}; yours: ${have}.`, {
    mend: 'Ask an administrator for the role, or a colleague who has it to do this.',
  });
}

function pathParams(context: Context): Record<string, string> {
  const params = context.req.param() as Record<string, string>;
  for (const [name, value] of Object.entries(params)) checkText(name, value);
  return params;
}

/** A name given once has its text, one given several times the list. */
function queryValues(context: Context): Record<string, string | string[]> {
  const lists = context.req.queries();
  return Object.fromEntries(
    Object.entries(lists).map(([name, values]) => {
      for (const value of values) checkText(name, value);
      return [name, values.length === 1 ? values[0]! : values];
    }),
  );
}

function checkText(place: string, value: string): void {
  const reason = unstorable(value);
  if (reason !== undefined) throw new Problem('invalid-input', `'${place}' ${reason}.`, { place });
}

function idempotencyKey(request: Request): string | undefined {
  const key = request.headers.get('idempotency-key');
  if (key === null) return undefined;
  if (/^[\x20-\x7e]{1,200}$/.test(key)) return key;
  throw new Problem('bad-header', 'The Idempotency-Key must have 1 to 200 printable ASCII characters.', {
    mend: 'Send a new random text, such as a UUID, for each new action.',
    place: 'idempotency-key',
  });
}

function answer(route: Route, result: Result<unknown>): Response {
  if (result instanceof Response) return result;
  if (result instanceof Problem) return result.response();
  const { value, status, headers } = result instanceof Reply ? result : new Reply(result, route.status);
  if (value === undefined) return new Response(null, { status, headers });
  const all = new Headers(headers);
  all.set('content-type', 'application/json; charset=utf-8');
  return new Response(JSON.stringify(value), { status, headers: all });
}
