import type { Json, Variables } from '@throughline/processes';
import { findUnstorable } from '../http/storable.ts';
import { type AddressRules, RefusedAddress } from './addresses.ts';
import type { Connector, ConnectorJob, ConnectorResult } from './connector.ts';
import { type Answered, type Asked, BadExchange, exchange } from './http-exchange.ts';
import { BadInput, milliseconds, optionalText, text, textRecord } from './input.ts';
import { failed, givenUp, needsPerson } from './outcome.ts';
import { type Secrets, UnknownSecret, type UsableSecrets } from './secrets.ts';

/** Milliseconds. */
const USUAL_TIMEOUT = 30_000;
const LONGEST_TIMEOUT = 80_000;

export interface HttpConnectorOptions {
  readonly secrets: Secrets;
  readonly rules: AddressRules;
  /** From 0 to below 1. */
  readonly random: () => number;
}

/**
 * `type="http"`: calls a web service. Inputs: `url`, `method` (GET), `headers`, `body`, `timeout` (PT30S). Result:
 * `response` = { status, headers, body }. Network trouble, time-outs, 408, 429 and 5xx are tried again. The header
 * `errorOn4xx="true"` makes other 4xx the BPMN error `HTTP_<status>`; `errorOnFailure="CODE"` makes a failure one.
 */
export function httpConnector(options: HttpConnectorOptions): Connector {
  return {
    type: 'http',
    async run(job, signal) {
      const secrets = options.secrets.namedIn(job.written);
      return hidden(await attempt(job, signal, secrets, options), secrets);
    },
  };
}

async function attempt(
  job: ConnectorJob,
  signal: AbortSignal,
  secrets: UsableSecrets,
  { rules, random }: HttpConnectorOptions,
): Promise<ConnectorResult> {
  let what = 'The call';
  try {
    const asked = readInput(job, secrets);
    what = `${asked.method} ${placeOf(text(job.variables, 'url'))}`;
    const timeout = Math.min(milliseconds(job.variables, 'timeout') ?? USUAL_TIMEOUT, LONGEST_TIMEOUT);
    const answered = await exchange(asked, rules, AbortSignal.any([signal, AbortSignal.timeout(timeout)]));
    return judge(job, what, answered, random);
  } catch (error) {
    if (error instanceof BadInput || error instanceof UnknownSecret) return needsPerson(`${error.message}.`);
    if (error instanceof RefusedAddress) return needsPerson(`${what} was not made: ${error.message}.`);
    if (error instanceof BadExchange) return givenUp(job, `${what} failed: ${error.message}.`);
    return failed(job, `${what} failed: ${reason(error as NodeJS.ErrnoException)}.`, { random });
  }
}

/** An address for messages: secrets by their names, without query and credentials. */
function placeOf(written: string): string {
  return written.replace(/[?#].*$/s, '').replace(/^(https?:\/\/)[^/]*@/i, '$1');
}

function readInput({ key, variables }: ConnectorJob, secrets: UsableSecrets): Asked {
  const address = secrets.fill(text(variables, 'url'));
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) {
    throw new BadInput("The input 'url' is no address that begins with http:// or https://");
  }
  const method = (optionalText(variables, 'method') ?? 'GET').toUpperCase();
  if (!/^(GET|HEAD|POST|PUT|PATCH|DELETE)$/.test(method))
    throw new BadInput(`The method ${method.slice(0, 20)} is not known`);
  const body = method === 'GET' || method === 'HEAD' ? undefined : variables.body;
  const written =
    body === undefined || body === null ? undefined : typeof body === 'string' ? body : JSON.stringify(body);
  const given = Object.entries(textRecord(variables, 'headers')).map(([name, value]) =>
    header(name, secrets.fill(value)),
  );
  const headers = {
    accept: 'application/json, text/*;q=0.9, */*;q=0.5',
    'user-agent': 'Throughline',
    'idempotency-key': key,
    ...(written === undefined
      ? {}
      : { 'content-type': typeof body === 'string' ? 'text/plain; charset=utf-8' : 'application/json' }),
    ...Object.fromEntries(given),
    // Neither a compressed answer nor a length that the model made up.
    'accept-encoding': 'identity',
    'content-length': String(Buffer.byteLength(written ?? '')),
  };
  return { method, url: new URL(address), headers, body: written };
}

function header(name: string, value: string): [string, string] {
  const lower = name.toLowerCase();
  const ours = ['host', 'connection', 'transfer-encoding', 'upgrade', 'expect', 'te', 'trailer'];
  if (ours.includes(lower) || !/^[\w!#$%&'*+.^`|~-]+$/.test(lower))
    throw new BadInput(`The header '${name}' cannot be set`);
  if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(value))
    throw new BadInput(`The header '${name}' has a value that cannot be sent`);
  return [lower, value];
}

function judge(job: ConnectorJob, what: string, answered: Answered, random: () => number): ConnectorResult {
  const { status, headers } = answered;
  if (status === 408 || status === 429 || status >= 500) {
    return failed(job, `${what} answered ${status}.`, { random, asked: retryAfter(headers['retry-after']) });
  }
  const body = readBody(answered);
  const response = { status, headers, body: body.value };
  if (status >= 400) return refusedThere(job, `${what} answered ${status}.`, { response }, status);
  if (body.problem !== undefined)
    return failed(job, `${what} answered ${status}, but ${body.problem}.`, { random });
  return { complete: { response } };
}

function refusedThere(
  job: ConnectorJob,
  message: string,
  variables: Variables,
  status: number,
): ConnectorResult {
  if (job.headers.errorOn4xx === 'true') return { error: { code: `HTTP_${status}`, message, variables } };
  return givenUp(job, message, variables);
}

/** JSON as values, text as text, anything else as nothing. */
function readBody({ headers, body }: Answered): { value: Json; problem?: string } {
  const type = headers['content-type'] ?? '';
  if (body.length === 0) return { value: null };
  const json = /^application\/([\w.-]+\+)?json\b/i.test(type);
  if (!json && !/^text\/|\bxml\b|javascript|urlencoded/i.test(type)) return { value: null };
  const written = body.toString('utf8');
  const value = json ? parsed(written) : written;
  if (value === undefined) return { value: null, problem: 'its body is not readable JSON' };
  const found = findUnstorable(value);
  return found ? { value: null, problem: `a part of its body ${found.reason}` } : { value };
}

function parsed(written: string): Json | undefined {
  try {
    return JSON.parse(written) as Json;
  } catch {
    return undefined;
  }
}

/** Milliseconds from `Retry-After`: seconds or a date. */
function retryAfter(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const wait = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isFinite(wait) && wait >= 0 ? wait : undefined;
}

function reason(error: NodeJS.ErrnoException): string {
  if ((error.cause as Error | undefined)?.name === 'TimeoutError') return 'no answer in time';
  const known: Readonly<Record<string, string>> = {
    ECONNREFUSED: 'nothing answers at that address',
    ECONNRESET: 'the connection was cut',
    ENOTFOUND: 'the name is not known',
    EAI_AGAIN: 'the name could not be looked up',
    ETIMEDOUT: 'no answer in time',
    EPIPE: 'the connection was cut',
  };
  return known[error.code ?? ''] ?? error.message;
}

/** No secret leaves by a message, nor by an answer that repeats what it was sent. */
function hidden(result: ConnectorResult, secrets: UsableSecrets): ConnectorResult {
  const hiddenIn = (variables: Variables) => secrets.hideIn(variables) as Variables;
  if ('complete' in result) return { complete: hiddenIn(result.complete) };
  if ('fail' in result) return { fail: { ...result.fail, message: secrets.hide(result.fail.message) } };
  const { code, message, variables } = result.error;
  const more = variables ? { variables: hiddenIn(variables) } : {};
  return { error: { code, message: secrets.hide(message), ...more } };
}
