import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';

/** An answer that is no success: `code` is the API's word for programs. */
export class Refused extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, detail: string) {
    super(detail);
    this.status = status;
    this.code = code;
  }
}

export interface SessionOptions {
  readonly url: string;
  readonly email: string;
  readonly password: string;
  /** Milliseconds that the server may be away before a request is given up. */
  readonly patienceMs: number;
}

/**
 * A person signed in to the product's API. A server that is away (it may be restarting) is asked again with the
 * same idempotency key, so nothing is done twice; a session it forgot is renewed.
 */
export class Session {
  readonly #options: SessionOptions;
  #cookie: Promise<string> | undefined;

  constructor(options: SessionOptions) {
    this.#options = options;
  }

  get<Answer>(path: string): Promise<Answer> {
    return this.#ask<Answer>('GET', path);
  }

  /** One key for all attempts. @throws Refused when the server says no. */
  post<Answer>(path: string, body?: unknown): Promise<Answer> {
    return this.#ask<Answer>('POST', path, body, randomUUID());
  }

  async #ask<Answer>(method: string, path: string, body?: unknown, key?: string): Promise<Answer> {
    const cookie = await this.#signedIn();
    const headers = { cookie, ...(key ? { 'idempotency-key': key } : {}) };
    const answer = await this.#send(method, path, body, headers);
    if (answer.status !== 401) return read<Answer>(answer);
    this.#cookie = undefined;
    const renewed = { ...headers, cookie: await this.#signedIn() };
    return read<Answer>(await this.#send(method, path, body, renewed));
  }

  /** Signs in once, however many requests wait for it. */
  #signedIn(): Promise<string> {
    this.#cookie ??= this.#signIn().catch((error: unknown) => {
      this.#cookie = undefined;
      throw error;
    });
    return this.#cookie;
  }

  async #signIn(): Promise<string> {
    const { email, password } = this.#options;
    const answer = await this.#send('POST', '/auth/sign-in/email', { email, password }, {});
    await read(answer.clone());
    return answer.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';', 1)[0])
      .join('; ');
  }

  async #send(
    method: string,
    path: string,
    body: unknown,
    headers: Readonly<Record<string, string>>,
  ): Promise<Response> {
    const { url, patienceMs } = this.#options;
    const until = Date.now() + patienceMs;
    for (let pause = 100; ; pause = Math.min(pause * 2, 2000)) {
      const tried = await attempt(`${url}/api${path}`, method, body, { ...headers, origin: url });
      if (tried instanceof Response && !isAway(tried.status)) return tried;
      if (Date.now() + pause > until) throw tried instanceof Response ? await refusal(tried) : tried;
      await wait(pause);
    }
  }
}

// ---------------------------------------------------------------------------------------------------------

const TIMEOUT = 15_000;

/** The answer, or why there was none. */
async function attempt(
  url: string,
  method: string,
  body: unknown,
  headers: Readonly<Record<string, string>>,
): Promise<Response | Error> {
  try {
    const answer = await fetch(url, {
      method,
      headers: body === undefined ? headers : { ...headers, 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT),
    });
    // Read to the end here: a connection cut in the middle of the answer is a failed attempt as well.
    const content = await answer.arrayBuffer();
    const { status, headers: answered } = answer;
    return new Response(content.byteLength > 0 ? content : null, { status, headers: answered });
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function isAway(status: number): boolean {
  return status === 429 || status === 502 || status === 503 || status === 504;
}

async function read<Answer>(answer: Response): Promise<Answer> {
  if (!answer.ok) throw await refusal(answer);
  const text = await answer.text();
  return (text === '' ? undefined : JSON.parse(text)) as Answer;
}

async function refusal(answer: Response): Promise<Refused> {
  const problem = (await answer.json().catch(() => ({}))) as { code?: string; detail?: string };
  const { code = 'unknown', detail = `The server answered with status ${answer.status}.` } = problem;
  return new Refused(answer.status, code, detail);
}
