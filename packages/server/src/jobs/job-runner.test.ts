import { setTimeout as wait } from 'node:timers/promises';
import type { Variables } from '@throughline/processes';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openTestApp, type TestApp } from '../../test/test-app.ts';
import type { Connector } from '../connectors/connectors.ts';
import { runJobs } from './job-runner.ts';
import { jobWaiters } from './waiters.ts';

const LEASE = 400;
let app: TestApp;
let clock: NodeJS.Timeout;
beforeAll(async () => {
  app = await openTestApp();
  clock = setInterval(() => {
    app.time.now += 20;
  }, 20);
}, 60_000);
afterAll(async () => {
  clearInterval(clock);
  await app.close();
});

/** A node with one slow connector; `begun` counts how often it was asked. */
function startNode(takesMs: number, complete: Variables = {}) {
  let begun = 0;
  const http: Connector = {
    type: 'http',
    async run(_, signal) {
      begun++;
      await wait(takesMs, undefined, { signal }).catch(() => undefined);
      return { complete };
    },
  };
  const waiters = jobWaiters(app.spine);
  const writtenInputs = async () => [];
  const options = { spine: app.spine, connectors: [http], waiters, writtenInputs, leaseMs: LEASE };
  const runner = runJobs(options);
  const stop = async () => {
    await runner.stop();
    waiters.stop();
  };
  return { begun: () => begun, stop };
}

const openJobs = () => app.store.query<{ key: string }>('select key from jobs');

describe('a job', () => {
  beforeEach(async () => {
    const task = await app.taskOf(await app.start('katrin.vogel', 'order', { customer: 'Elbkontor' }));
    await app.ask('lena.hartwig', 'POST', `/tasks/${task}/complete`, { variables: { available: 'yes' } });
    expect(await openJobs()).toHaveLength(1);
  });

  it('that takes longer than a lease is done once while its node lives', async () => {
    const nodes = [startNode(LEASE * 4), startNode(LEASE * 4)];
    await vi.waitFor(async () => expect(await openJobs()).toEqual([]), { timeout: 10_000 });
    expect(nodes.map(({ begun }) => begun()).sort()).toEqual([0, 1]);
    await Promise.all(nodes.map(({ stop }) => stop()));
  });

  it('of a node that died is taken over when its lease ends, not before', async () => {
    const [job] = await openJobs();
    const until = new Date(app.time.now + LEASE).toISOString();
    await app.store.query('insert into leases (job, worker, until) values ($1, $2, $3)', [
      job!.key,
      'dead',
      until,
    ]);
    const node = startNode(0);
    await vi.waitFor(async () => expect(await openJobs()).toEqual([]), { timeout: 10_000 });
    expect(app.time.now).toBeGreaterThanOrEqual(Date.parse(until));
    await node.stop();
  });

  it('whose outcome cannot be kept is done once, and asks for a person', async () => {
    const node = startNode(0, { answer: 'half a character: \ud83d' });
    const incidents = () => app.store.query<{ sentence: string }>('select sentence from incidents');
    await vi.waitFor(async () => expect(await incidents()).toHaveLength(1), { timeout: 10_000 });
    await wait(LEASE * 3);
    expect(node.begun()).toBe(1);
    expect((await incidents())[0]!.sentence).toContain('could not be recorded: The text holds a character');
    await node.stop();
    await app.store.query('delete from jobs');
  });

  it('that a stopping node cuts off is free for the next at once', async () => {
    const stopping = startNode(60_000);
    await vi.waitFor(() => expect(stopping.begun()).toBe(1), { timeout: 10_000 });
    await stopping.stop();
    expect(await app.store.query('select * from leases')).toEqual([]);
    expect(await openJobs()).toHaveLength(1);
    const next = startNode(0);
    await vi.waitFor(async () => expect(await openJobs()).toEqual([]), { timeout: 10_000 });
    await next.stop();
  });
});
