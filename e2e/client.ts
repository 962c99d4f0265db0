import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { company } from '@throughline/example-zzstor/company.ts';
import { DEMO_PASSWORD } from '../packages/cli/src/demonstration.ts';

export interface Answer<Body = unknown> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

export interface ClientOptions {
  readonly url: string;
  /** Milliseconds that the server may be away before a request is given up; default 0. */
  readonly patienceMs?: number;
}

export interface Asked {
  /** Sent as JSON; a text or bytes as they are. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * A caller of the API as a browser or a program would be. While the server is away it asks again with the same
 * idempotency key, so that nothing is done twice.
 */
export class Client {
  readonly #options: ClientOptions;
  readonly #proof: Readonly<Record<string, string>>;

  constructor(options: ClientOptions, proof: Readonly<Record<string, string>> = {}) {
    this.#options = options;
    this.#proof = proof;
  }

  get<Body>(path: string): Promise<Answer<Body>> {
    return this.ask<Body>('GET', path);
  }

  post<Body>(path: string, body?: unknown): Promise<Answer<Body>> {
    return this.ask<Body>('POST', path, { body });
  }

  /** Whatever comes back. @throws when nothing does, for longer than the patience. */
  async ask<Body>(method: string, path: string, { body, headers }: Asked = {}): Promise<Answer<Body>> {
    const { url, patienceMs = 0 } = this.#options;
    const sent = {
      ...{ origin: url, 'idempotency-key': randomUUID() },
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...this.#proof,
      ...headers,
    };
    const until = Date.now() + patienceMs;
    for (;;) {
      try {
        return await attempt<Body>(`${url}/api${path}`, method, body, sent);
      } catch (error) {
        if (Date.now() >= until) throw error;
        await wait(60);
      }
    }
  }
}

/** Signs a person of the demonstration in; the cookies of the session, as a header has them. */
export async function sessionOf(handle: string, options: ClientOptions): Promise<string> {
  const { email } = company().people.find((person) => person.handle === handle)!;
  const answer = await new Client(options).post('/auth/sign-in/email', { email, password: DEMO_PASSWORD });
  if (answer.status !== 200) throw new Error(`${handle} could not sign in: ${JSON.stringify(answer.body)}`);
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';', 1)[0]);
  return cookies.join('; ');
}

/** A person of the demonstration, signed in. */
export async function signIn(handle: string, options: ClientOptions): Promise<Client> {
  return new Client(options, { cookie: await sessionOf(handle, options) });
}

/** The body of an answer that must be a success. */
export function good<Body>({ status, body }: Answer<Body>): Body {
  if (status >= 200 && status < 300) return body;
  throw new Error(`The server answered ${status}: ${JSON.stringify(body)}`);
}

// ---------------------------------------------------------------------------------------------------------

const TIMEOUT = 20_000;

async function attempt<Body>(
  url: string,
  method: string,
  body: unknown,
  headers: Readonly<Record<string, string>>,
): Promise<Answer<Body>> {
  const asIs = body === undefined || typeof body === 'string' || body instanceof Uint8Array;
  const answer = await fetch(url, {
    method,
    headers,
    body: asIs ? (body as string | Uint8Array<ArrayBuffer> | undefined) : JSON.stringify(body),
    signal: AbortSignal.timeout(TIMEOUT),
  });
  // Read to the end here: a connection cut in the middle of an answer is no answer.
  const text = await answer.text();
  const isJson = answer.headers.get('content-type')?.includes('json') && text !== '';
  return {
    status: answer.status,
    headers: answer.headers,
    body: (isJson ? JSON.parse(text) : text) as Body,
  };
}
