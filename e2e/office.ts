import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Server, startServer } from '@throughline/server';
import { expect } from 'vitest';
import { DEMO_PASSWORD, loadDemonstration } from '../packages/cli/src/demonstration.ts';
import { type Answer, type Asked, Client, good, signIn } from './client.ts';
import { startSurroundings } from './surroundings.ts';

export interface Problem {
  readonly code: string;
  readonly detail: string;
  readonly place?: string;
  readonly mend?: string;
  readonly findings?: readonly Finding[];
}

export interface Finding {
  readonly code: string;
  readonly severity: string;
  readonly sentence: string;
  readonly mend: string;
  readonly file: string;
  readonly element?: string;
  readonly name?: string;
  readonly line?: number;
  readonly column?: number;
}

export interface Expected {
  readonly status: number;
  readonly code: string;
  readonly detail: RegExp;
  readonly place?: string;
  readonly mend?: RegExp;
}

export type Office = Awaited<ReturnType<typeof openOffice>>;

const PAGES = fileURLToPath(new URL('../packages/web/dist', import.meta.url));

/** The product in this process, with the demonstration company and its surroundings, on a database in memory. */
export async function openOffice() {
  const around = await startSurroundings();
  const server = await startServer({
    ...{ storage: {}, port: 0, host: '127.0.0.1', log: 'silent', webDir: PAGES },
    ...{ demoPassword: DEMO_PASSWORD, smtpUrl: around.outside.smtpUrl },
    allowHosts: [new URL(around.outside.suppliersUrl).host],
    secrets: { SUPPLIERS_URL: around.outside.suppliersUrl },
  });
  await loadDemonstration(server);
  const people = new Map<string, Promise<Client>>();
  const as = (handle: string): Promise<Client> => {
    const known = people.get(handle) ?? signIn(handle, { url: server.url });
    people.set(handle, known);
    return known;
  };
  const nobody = new Client({ url: server.url });

  /** Sends something bad: the answer must be the expected one, say it in a sentence, and nothing may have changed. */
  async function refusal(who: string | Client, request: Request, expected: Expected): Promise<Problem> {
    const client = typeof who === 'string' ? await as(who) : who;
    await atRest(server);
    const before = await allThatIsStored(server);
    const { method, path, ...asked } = request;
    const answer = await client.ask<Problem>(method, path, asked);
    checkProblem(answer, expected);
    expect(await allThatIsStored(server)).toEqual(before);
    return answer.body;
  }

  async function refuses(...asked: Parameters<typeof refusal>): Promise<void> {
    await refusal(...asked);
  }

  async function start(who: string, process: string, variables: object): Promise<string> {
    return good(await (await as(who)).post<{ key: string }>('/cases', { process, variables })).key;
  }

  /** The key of the only open task of a case. */
  async function taskOf(key: string): Promise<string> {
    const { tasks } = good(
      await (await as('lena.hartwig')).get<{ tasks: { key: string }[] }>(`/cases/${key}`),
    );
    expect(tasks).toHaveLength(1);
    return tasks[0]!.key;
  }

  async function close(): Promise<void> {
    await server.stop();
    await around.close();
  }

  return { server, around, as, nobody, refusal, refuses, start, taskOf, close };
}

export interface Request extends Asked {
  readonly method: string;
  readonly path: string;
}

/** A complaint as the form takes it. */
export const COMPLAINT = {
  ...{ customer: 'Elbkontor Logistik AG', contactName: 'Jan Petersen', matter: 'late' },
  ...{
    contactEmail: 'jan.petersen@elbkontor.example',
    subject: 'No rail kit',
    description: 'It did not come.',
  },
};

/** An order as the form takes it. */
export const ORDER = {
  ...{ endCustomer: 'Elbkontor Logistik AG', street: 'Speicherkai 8', postcode: '20457', city: 'Hamburg' },
  ...{ reference: 'RS-26-0001', model: 'Vault 800', capacityTb: 368, backupTb: 200, licenceMonths: 36 },
  powerFeeds: 2,
};

/** Checks that a request was refused as expected, in words that a person can use. */
function checkProblem({ status, headers, body }: Answer<Problem>, expected: Expected): void {
  const { status: wanted, code, detail, place, mend } = expected;
  expect({ status, code: body.code, detail: body.detail }).toEqual({
    status: wanted,
    code,
    detail: expect.stringMatching(detail),
  });
  expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
  for (const words of [body.detail, body.mend ?? 'Nothing.']) {
    expect(words).toMatch(/^[\p{Lu}\p{N}"'“].*[.?]$/su);
    expect(words).not.toMatch(/undefined|\[object|!|\bplease\b|Error:|\n\s+at /i);
  }
  if (place !== undefined) expect(body.place).toBe(place);
  if (mend !== undefined) expect(body.mend).toMatch(mend);
}

// ---------------------------------------------------------------------------------------------------------

/** Automatic work of earlier tests goes on by itself; what it writes must not be taken for the request's effect. */
async function atRest(server: Server): Promise<void> {
  for (const end = Date.now() + 15_000; Date.now() < end; await pause(20)) {
    const [row] = await server.spine.store.query<{ jobs: number }>(
      'select count(*)::int as jobs from jobs where retries > 0',
    );
    if (row?.jobs === 0) return;
  }
}

/** How many events, and how many answers that were kept. */
async function allThatIsStored({ spine }: Server): Promise<unknown> {
  await spine.drained();
  return spine.store.query(
    'select (select count(*) from events) as events, (select count(*) from answers) as answers',
  );
}
