import type { Problem } from './contract.ts';
import { freshKey } from './fresh-key.ts';

/** An answer that is no success, with its sentence; also used when the server could not be reached at all. */
export class Refusal extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.name = 'Refusal';
    this.problem = problem;
  }
}

type Query = { readonly [name: string]: string | number | boolean | undefined };

/** GET below `/api`. Throws a Refusal. */
export function get<Answer>(path: string, query: Query = {}, signal?: AbortSignal): Promise<Answer> {
  return send<Answer>('GET', withQuery(path, query), signal ? { signal } : {});
}

/** A write. Sent again with the same idempotency key it has one effect; without one it gets a fresh key. */
export function write<Answer>(
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
  key: string = freshKey(),
): Promise<Answer> {
  return send<Answer>(method, path, { body, key });
}

/** A question too long for an address: it changes nothing and needs no idempotency key. Throws a Refusal. */
export function ask<Answer>(path: string, body: unknown, signal?: AbortSignal): Promise<Answer> {
  return send<Answer>('POST', path, signal ? { body, signal } : { body });
}

/** What an error is in words, whatever was thrown. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Refusal) return error.problem;
  return {
    type: 'about:blank',
    title: 'The page failed',
    status: 0,
    code: 'page-failed',
    detail: 'This page could not be shown. Nothing was changed.',
    mend: 'Load it again. If it happens again, tell your administrator what you did.',
  };
}

// ---- helpers ----

interface Sending {
  readonly body?: unknown;
  readonly key?: string;
  readonly signal?: AbortSignal;
}

async function send<Answer>(method: string, path: string, { body, key, signal }: Sending): Promise<Answer> {
  const headers: Record<string, string> = { Accept: 'application/json', 'Time-Zone': zone };
  if (key !== undefined) headers['Idempotency-Key'] = key;
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  const answer = await reach(`/api${path}`, {
    method,
    headers,
    credentials: 'same-origin',
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  });
  const content = await answer.text();
  if (!answer.ok) throw new Refusal(readProblem(answer.status, content));
  return (content === '' ? undefined : JSON.parse(content)) as Answer;
}

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new Refusal(init.method === 'GET' ? unreachable : unanswered);
  }
}

const unreachable: Problem = {
  type: 'about:blank',
  title: 'No connection',
  status: 0,
  code: 'unreachable',
  detail: 'The server did not answer.',
  mend: 'Check the connection; the page asks again by itself.',
};

/** A write that got no answer may have arrived. */
const unanswered: Problem = {
  ...unreachable,
  mend: 'What you entered is kept here. Send it again when the connection is back; it takes effect once.',
};

function readProblem(status: number, content: string): Problem {
  try {
    const read = JSON.parse(content) as Partial<Problem> & { message?: string };
    return { ...unexplained(status), ...(read.message ? { detail: read.message } : {}), ...read };
  } catch {
    return unexplained(status);
  }
}

function unexplained(status: number): Problem {
  return {
    type: 'about:blank',
    title: 'The server refused',
    status,
    code: `http-${status}`,
    detail: `The server refused and gave no reason (code ${status}). Nothing was changed.`,
    mend: 'Try again in a moment.',
  };
}

function withQuery(path: string, query: Query): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return text === '' ? path : `${path}?${text}`;
}
