import { type IncomingMessage, request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import type { AddressRules } from './addresses.ts';

/** Bytes an answer may have. */
const ANSWER_LIMIT = 1024 * 1024;
const MOST_REDIRECTS = 5;

export interface Asked {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** The other side did something that trying again will not change. */
export class BadExchange extends Error {}

/**
 * Makes a call and follows redirects; each address on the way is checked.
 * @throws RefusedAddress, BadExchange, or the network's error.
 */
export async function exchange(asked: Asked, rules: AddressRules, signal: AbortSignal): Promise<Answered> {
  let next = asked;
  for (let redirects = 0; ; redirects++) {
    const answered = await once(next, rules, signal);
    const to = answered.headers.location;
    if (to === undefined || ![301, 302, 303, 307, 308].includes(answered.status)) return answered;
    if (redirects === MOST_REDIRECTS) throw new BadExchange(`it redirects more than ${MOST_REDIRECTS} times`);
    next = redirected(next, answered.status, to);
  }
}

function once(
  { method, url, headers, body }: Asked,
  rules: AddressRules,
  signal: AbortSignal,
): Promise<Answered> {
  const lookup = rules.lookupFor(url);
  const request = url.protocol === 'https:' ? secureRequest : plainRequest;
  const { promise, resolve, reject } = Promise.withResolvers<Answered>();
  const call = request(url, { method, headers, lookup, signal, agent: false }, (answer) => {
    readAll(answer).then((read) => resolve({ ...read, status: answer.statusCode! }), reject);
  });
  call.on('error', reject);
  call.end(body);
  return promise;
}

async function readAll(answer: IncomingMessage): Promise<Omit<Answered, 'status'>> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > ANSWER_LIMIT)
      throw new BadExchange(`its answer has more than ${ANSWER_LIMIT.toLocaleString('en')} bytes`);
    chunks.push(chunk);
  }
  return { headers: plainHeaders(answer), body: Buffer.concat(chunks) };
}

/** Names in lower case; cookies are for browsers and stay out. */
function plainHeaders({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined || name === 'set-cookie' ? [] : [[name, String(value)]],
    ),
  );
}

function redirected(from: Asked, status: number, to: string): Asked {
  if (!URL.canParse(to, from.url.href)) throw new BadExchange('it redirects to something that is no address');
  const url = checkedUrl(new URL(to, from.url.href));
  if (from.url.protocol === 'https:' && url.protocol === 'http:')
    throw new BadExchange('it redirects from https to http');
  const asksAnew = status === 303 || (status < 303 && from.method === 'POST');
  const kept = url.origin === from.url.origin ? from.headers : harmless(from.headers);
  if (!asksAnew) return { ...from, url, headers: kept };
  const { 'content-type': _, 'content-length': __, ...headers } = kept;
  return { method: from.method === 'HEAD' ? 'HEAD' : 'GET', url, headers, body: undefined };
}

/** Another site gets no credentials, and what is a credential only the model knows. */
function harmless(headers: Asked['headers']): Record<string, string> {
  const kept = [
    'accept',
    'accept-encoding',
    'content-type',
    'content-length',
    'idempotency-key',
    'user-agent',
  ];
  return Object.fromEntries(Object.entries(headers).filter(([name]) => kept.includes(name)));
}

/** @throws BadExchange for what is not plain http or https. */
function checkedUrl(url: URL): URL {
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new BadExchange(`${url.protocol} is not called, only http: and https:`);
  return url;
}
