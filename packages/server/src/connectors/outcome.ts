import type { Variables } from '@throughline/processes';
import type { ConnectorJob, ConnectorResult } from './connector.ts';

/** Milliseconds. */
const SHORTEST_WAIT = 1_000;
const LONGEST_WAIT = 60_000;
/** A server that asks for more patience gets at most this. */
const LONGEST_ASKED = 3_600_000;

/**
 * An attempt failed. When attempts are left it is tried again later; else the model's header `errorOnFailure` makes it
 * a BPMN error of that code, and without it a person is asked (incident).
 * `asked` is the wait the other side asked for, in milliseconds.
 */
export function failed(
  job: ConnectorJob,
  message: string,
  { random, asked, variables }: { random: () => number; asked?: number | undefined; variables?: Variables },
): ConnectorResult {
  const left = job.retries - 1;
  if (left <= 0) return givenUp(job, message, variables);
  const retryAfterMs = asked === undefined ? wait(left, random) : Math.min(asked, LONGEST_ASKED);
  return { fail: { message, retries: left, retryAfterMs } };
}

/** Trying again will not help. */
export function givenUp({ headers }: ConnectorJob, message: string, variables?: Variables): ConnectorResult {
  const code = headers.errorOnFailure;
  if (code) return { error: { code, message, ...(variables ? { variables } : {}) } };
  return needsPerson(message);
}

/** The model or the server's set-up is wrong: no error event could help, so a person is asked. */
export function needsPerson(message: string): ConnectorResult {
  return { fail: { message, retries: 0, retryAfterMs: 0 } };
}

/** Four times longer for each attempt towards the last, and up to a half more or less so that jobs spread out. */
function wait(left: number, random: () => number): number {
  const usual = Math.min(LONGEST_WAIT, Math.max(SHORTEST_WAIT, 4_000 / 4 ** (left - 2)));
  return Math.round(usual * (0.5 + random()));
}
