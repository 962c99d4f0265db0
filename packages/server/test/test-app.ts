import type { z } from '@hono/zod-openapi';
import { pino } from 'pino';
import { expect } from 'vitest';
import { caseRoutes } from '../src/cases/cases.ts';
import { decisionRoutes } from '../src/decisions/decisions.ts';
import { checkTogether, definitionRoutes, publishFiles } from '../src/definitions/definitions.ts';
import { createApp } from '../src/http/app.ts';
import { jobRoutes, jobWaiters } from '../src/jobs/jobs.ts';
import { liveFeed } from '../src/live/live.ts';
import { openParts } from '../src/parts.ts';
import { Directory } from '../src/people/directory.ts';
import { searchRoutes } from '../src/search/search.ts';
import { createSpine, openStore, type Store } from '../src/spine/spine.ts';
import { taskRoutes } from '../src/tasks/tasks.ts';
import { TEST_FILES } from './test-models.ts';
import { addPeople } from './test-people.ts';

/** Thursday, 10:42 in Hamburg. */
const MORNING = Date.parse('2026-11-19T09:42:00.000Z');

export interface Answer {
  readonly status: number;
  // What a test expects of an answer it says itself.
  // biome-ignore lint/suspicious/noExplicitAny: answers are compared, not computed with
  readonly body: any;
}

export type TestApp = Awaited<ReturnType<typeof openTestApp>>;

/**
 * The real routes over the real spine and a database in memory, with people and definitions in it. Callers are named by
 * the header `x-person`; every answer is held against the schema its route declares.
 */
export async function openTestApp(store?: Store) {
  const opened = store ?? (await openStore({}));
  const time = { now: MORNING };
  const parts = openParts(opened);
  const spine = createSpine(opened, parts, () => time.now);
  await addPeople(spine);
  const directory = new Directory(spine);
  const waiters = jobWaiters(spine);
  const host = { spine, models: parts.models, directory, waiters };
  const checked = await checkTogether(host, TEST_FILES);
  expect(checked.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  await publishFiles(host, checked, 'nora.lang');
  parts.models.forgetLatest();
  const app = createApp({
    routes: [definitionRoutes, caseRoutes, decisionRoutes, taskRoutes, jobRoutes, searchRoutes].flatMap(
      (of) => of(host),
    ),
    authenticate: async (request) => directory.actor(request.headers.get('x-person') ?? '', 'person'),
    live: liveFeed(host),
    log: pino({ level: 'warn' }),
    version: '1',
  });

  async function ask(
    person: string,
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer> {
    const type: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
    const request = new Request(`http://127.0.0.1/api${path}`, {
      method,
      headers: { ...type, ...headers, 'x-person': person },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer = await app.fetch(request);
    const text = await answer.text();
    const json = text === '' ? undefined : JSON.parse(text);
    if (answer.ok && json !== undefined) mustFit(method, path.split('?')[0]!, json);
    return { status: answer.status, body: json };
  }

  function mustFit(method: string, path: string, json: unknown): void {
    const route = app.routes.find(
      (one) =>
        one.method === method.toLowerCase() &&
        new RegExp(`^${one.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path),
    );
    const parsed = (route!.answer as z.ZodType).safeParse(json);
    expect(parsed.error?.issues ?? []).toEqual([]);
  }

  /** Starts a case as somebody and gives its key. */
  async function start(person: string, process: string, variables: object = {}): Promise<string> {
    const { status, body } = await ask(person, 'POST', '/cases', { process, variables });
    expect(status, JSON.stringify(body)).toBe(201);
    return body.key;
  }

  /** Publishes files as an integrator; what is newest is known at once. */
  async function publish(files: readonly { name: string; content: string }[]): Promise<Answer> {
    const answer = await ask('nora.lang', 'POST', '/definitions', { files });
    parts.models.forgetLatest();
    return answer;
  }

  /** The key of the only open task of a case. */
  async function taskOf(caseKey: string): Promise<string> {
    const { body } = await ask('lena.hartwig', 'GET', `/tasks?case=${caseKey}`);
    return body.items[0].key;
  }

  /** Ends all open jobs of a case, as a worker would. */
  async function work(caseKey: string, variables: object = {}): Promise<void> {
    const jobs = await opened.query<{ key: string }>('select key from jobs where case_key = $1::int8', [
      caseKey,
    ]);
    for (const { key: job } of jobs) {
      const command = { type: 'completeJob', job, variables };
      await spine.submit({ kind: 'case', subject: caseKey, command, actor: 'worker:http' });
    }
  }

  const close = async () => {
    app.close();
    waiters.stop();
    await spine.drained();
    await opened.close();
  };
  return { app, ask, start, publish, taskOf, work, close, host, spine, store: opened, time };
}
