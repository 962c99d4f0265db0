import { expect, it } from 'vitest';
import { onEveryStore } from '../../test/stores.ts';
import { openTestApp, type TestApp } from '../../test/test-app.ts';
import { leaseJobs } from '../jobs/leases.ts';
import { openParts } from '../parts.ts';
import { verifyRebuild } from '../spine/spine.ts';
import { runDueTimers } from './due-timers.ts';

const MANAGER = 'sofia.lindqvist';
const DAY = 86_400_000;

onEveryStore('suspending', (database) => {
  const withApp = async (test: (app: TestApp) => Promise<void>) => {
    const app = await openTestApp(database.store);
    await test(app);
    expect((await verifyRebuild(app.store, openParts(app.store))).differences).toEqual([]);
  };
  const step = (app: TestApp, key: string, what: string) =>
    app.ask(MANAGER, 'POST', `/cases/${key}/${what}`, { reason: 'The customer asked' });
  const state = async (app: TestApp, key: string) =>
    (await app.ask(MANAGER, 'GET', `/cases/${key}`)).body.state;

  it('holds jobs, tasks, timers, messages and called cases, until the case is resumed', () =>
    withApp(async (app) => {
      const key = await app.start('lena.hartwig', 'order', { customer: 'Elbkontor', value: 5 });
      const task = await app.taskOf(key);
      expect(await step(app, key, 'suspend')).toMatchObject({ status: 200, body: { state: 'suspended' } });
      const done = { variables: { available: 'yes' } };
      const complete = () => app.ask('lena.hartwig', 'POST', `/tasks/${task}/complete`, done);
      expect(await complete()).toMatchObject({ status: 409, body: { code: 'wrong-state' } });
      expect(await step(app, key, 'suspend')).toMatchObject({ status: 409 });
      const found = async (query: string) =>
        (await app.ask(MANAGER, 'GET', `/cases?${query}`)).body.items.map((one: { key: string }) => one.key);
      expect([await found('state=suspended'), await found('state=waiting')]).toEqual([[key], []]);
      await step(app, key, 'resume');
      expect((await complete()).status).toBe(200);

      await step(app, key, 'suspend');
      const request = { types: ['http'], worker: 'w', max: 5, leaseMs: 1_000, now: new Date(app.time.now) };
      expect(await leaseJobs(app.store, request)).toEqual([]);
      await step(app, key, 'resume');
      expect(await leaseJobs(app.store, request)).toHaveLength(1);
      await step(app, key, 'suspend');
      await app.work(key);
      expect(await state(app, key)).toBe('suspended');
      await step(app, key, 'resume');
      expect(await state(app, key)).toBe('waiting');

      await step(app, key, 'suspend');
      app.time.now += 2 * DAY;
      const runner = runDueTimers(app.spine, (error) => expect.fail(String(error)));
      const message = { name: 'goods-arrived', correlationKey: 'Elbkontor', timeToLive: 0 };
      expect((await app.ask(MANAGER, 'POST', '/messages', message)).status).toBe(201);
      await runner.stop();
      expect(await state(app, key)).toBe('suspended');
      await step(app, key, 'resume');
      expect(await state(app, key)).toBe('completed');
      const { body } = await app.ask(MANAGER, 'GET', `/cases/${key}/events?limit=500`);
      expect(body.items.map(({ type }: { type: string }) => type)).not.toContain('timer.fired');
      const told = body.items.find(({ type }: { type: string }) => type === 'case.suspended');
      expect(told).toMatchObject({ says: 'Suspended: The customer asked', actor: { kind: 'person' } });
      expect(await app.store.query('select * from timers')).toEqual([]);
    }));

  it('lets a timer that fell due fire on resume, and takes called cases along', () =>
    withApp(async (app) => {
      const key = await app.start('lena.hartwig', 'order', { customer: 'Nordhafen', value: 5 });
      const task = await app.taskOf(key);
      await app.ask('lena.hartwig', 'POST', `/tasks/${task}/complete`, { variables: { available: 'yes' } });
      await app.work(key);
      await step(app, key, 'suspend');
      app.time.now += 2 * DAY;
      await step(app, key, 'resume');
      const [timer] = await app.store.query<{ key: string }>(
        'select key from timers where case_key = $1::int8',
        [key],
      );
      const command = { type: 'fireTimer', timer: timer!.key };
      await app.spine.submit({ kind: 'case', subject: key, command, actor: 'timer' });
      expect(await state(app, key)).toBe('completed');

      const caller = await app.start('lena.hartwig', 'caller', {});
      const { children } = (await step(app, caller, 'suspend')).body;
      expect(children).toMatchObject([{ state: 'suspended' }]);
      await step(app, children[0].key, 'resume');
      const read = await app.taskOf(children[0].key);
      await app.ask('lena.hartwig', 'POST', `/tasks/${read}/complete`, { variables: {} });
      expect(await state(app, caller)).toBe('suspended');
      await step(app, caller, 'resume');
      expect(await state(app, caller)).toBe('completed');
    }));
});
