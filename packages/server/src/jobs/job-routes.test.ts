import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../test/test-app.ts';
import { bpmn, flows } from '../../test/test-models.ts';
import { checkTogether, publishFiles } from '../definitions/definitions.ts';

/** Work for a worker of one's own, with an error that is caught. */
const packing = bpmn(
  'packing',
  'name="Packing"',
  `<bpmn:startEvent id="p-start" /><bpmn:serviceTask id="pack" name="Pack the goods"><bpmn:extensionElements>
     <zeebe:taskDefinition type="=kind" retries="2" />
     <zeebe:taskHeaders><zeebe:header key="hall" value="B" /></zeebe:taskHeaders>
   </bpmn:extensionElements></bpmn:serviceTask>
   <bpmn:boundaryEvent id="broken" attachedToRef="pack"><bpmn:errorEventDefinition errorRef="e" /></bpmn:boundaryEvent>
   <bpmn:endEvent id="p-end" /><bpmn:endEvent id="returned" name="Returned" />
   <bpmn:sequenceFlow id="to-returned" sourceRef="broken" targetRef="returned" />${flows('p-start', 'pack', 'p-end')}`,
  '<bpmn:error id="e" errorCode="BROKEN" />',
);

let app: TestApp;
let kind: string;
let key: string;
beforeAll(async () => {
  app = await openTestApp();
  const checked = await checkTogether(app.host, [{ name: 'packing.bpmn', content: packing }]);
  await publishFiles(app.host, checked, 'nora.lang');
}, 60_000);
afterAll(() => app.close());
beforeEach(async () => {
  kind = `pack-${app.spine.newKey()}`;
  key = await app.start('lena.hartwig', 'packing', { kind, weight: 4 });
});

type Body = Readonly<Record<string, unknown>>;
const fetchJobs = async (more: Body = {}) =>
  (await app.ask('nora.lang', 'POST', '/jobs/fetch', { type: kind, ...more })).body.items;
const say = (job: string, what: string, body: Body, headers = {}) =>
  app.ask('nora.lang', 'POST', `/jobs/${job}/${what}`, body, headers);
const detail = async () => (await app.ask('lena.hartwig', 'GET', `/cases/${key}`)).body;
const variable = (name: string) => async () =>
  (await detail()).variables.find((one: { name: string }) => one.name === name)?.value;

describe('a worker', () => {
  it('leases a job, does it and says so; meanwhile nobody else gets it', async () => {
    const [job] = await fetchJobs({ worker: 'packer-1', leaseMs: 5_000 });
    const leasedUntil = new Date(app.time.now + 5_000).toISOString();
    expect(job).toMatchObject({ case: key, element: 'pack', type: kind, retries: 2, leasedUntil });
    expect(job).toMatchObject({ headers: { hall: 'B' }, variables: { weight: 4 } });
    expect(await fetchJobs({ worker: 'packer-2' })).toEqual([]);
    expect((await say(job.key, 'complete', { variables: { parcel: 'P-1' } })).status).toBe(204);
    expect(await variable('parcel')()).toBe('P-1');
    expect((await detail()).state).toBe('completed');
    const late = await say(job.key, 'complete', { variables: { parcel: 'P-2' } });
    expect(late).toMatchObject({ status: 404, body: { code: 'not-found' } });
    expect(await variable('parcel')()).toBe('P-1');
  });

  it('gets the same answer again under the same idempotency key, for the same words only', async () => {
    const [job] = await fetchJobs();
    const headers = { 'idempotency-key': `done-${job.key}` };
    for (const _ of [1, 2])
      expect((await say(job.key, 'complete', { variables: { a: 1 } }, headers)).status).toBe(204);
    const other = await say(job.key, 'complete', { variables: { a: 2 } }, headers);
    expect(other.body.code).toBe('idempotency-key-reused');
    expect(await variable('a')()).toBe(1);
  });

  it('that is gone loses the job when the lease ends', async () => {
    const [first] = await fetchJobs({ leaseMs: 1_000 });
    app.time.now += 1_001;
    const [second] = await fetchJobs({ worker: 'another' });
    expect(second.key).toBe(first.key);
  });

  it('that failed has the job given out again after a while, until a person must look', async () => {
    const [job] = await fetchJobs();
    const failure = { message: 'the belt is stuck', retries: 1, retryAfterMs: 60_000 };
    expect((await say(job.key, 'fail', failure)).status).toBe(204);
    expect(await fetchJobs()).toEqual([]);
    app.time.now += 60_001;
    expect(await fetchJobs()).toMatchObject([{ key: job.key, retries: 1 }]);
    await say(job.key, 'fail', { message: 'still stuck', retries: 0 });
    expect(await detail()).toMatchObject({ state: 'incident', incidents: 1 });
    app.time.now += 600_000;
    expect(await fetchJobs()).toEqual([]);
  });

  it('throws an error that the process catches, or that asks for a person', async () => {
    const [job] = await fetchJobs();
    await say(job.key, 'error', { code: 'BROKEN', message: 'fell down', variables: { damage: 'all' } });
    expect((await detail()).state).toBe('completed');
    key = await app.start('lena.hartwig', 'packing', { kind });
    const [next] = await fetchJobs();
    await say(next.key, 'error', { code: 'LOST' });
    expect(await detail()).toMatchObject({ state: 'incident', openIncidents: [{ code: 'error-uncaught' }] });
  });

  it('may wait for a job, and has it as soon as there is one', async () => {
    await fetchJobs({ max: 10 });
    const from = performance.now();
    const waiting = fetchJobs({ waitMs: 20_000 });
    await wait(100);
    const next = await app.start('lena.hartwig', 'packing', { kind });
    expect(await waiting).toMatchObject([{ case: next }]);
    expect(performance.now() - from).toBeLessThan(5_000);
  });

  it('that hung up while it waited holds no lease', async () => {
    await fetchJobs({ max: 10 });
    const hangUp = new AbortController();
    const asked = app.app.fetch(
      new Request('http://127.0.0.1/api/jobs/fetch', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-person': 'nora.lang' },
        body: JSON.stringify({ type: kind, waitMs: 30_000 }),
        signal: hangUp.signal,
      }),
    );
    await wait(100);
    const starting = app.start('lena.hartwig', 'packing', { kind });
    hangUp.abort();
    await asked.catch(() => undefined);
    const next = await starting;
    expect(await fetchJobs()).toMatchObject([{ case: next }]);
  });

  it('is an integrator; jobs and keys that are not there are said to be so', async () => {
    const refused = await app.ask('lena.hartwig', 'POST', '/jobs/fetch', { type: kind });
    expect(refused.body.code).toBe('role-needed');
    for (const job of ['1', key, '9223372036854775807'])
      expect((await say(job, 'complete', {}, { 'idempotency-key': job })).body.code).toBe('not-found');
    for (const odd of [{ max: 0 }, { max: 101 }, { leaseMs: 10 }, { waitMs: 60_001 }, { worker: '' }])
      expect((await app.ask('nora.lang', 'POST', '/jobs/fetch', { type: kind, ...odd })).status).toBe(422);
  });
});

it('a server that stops lets waiting workers go at once', async () => {
  await fetchJobs({ max: 10 });
  const from = performance.now();
  const waiting = fetchJobs({ waitMs: 30_000 });
  await wait(100);
  app.host.waiters.stop();
  expect(await waiting).toEqual([]);
  expect(performance.now() - from).toBeLessThan(2_000);
});
