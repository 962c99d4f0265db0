import { expect, it, vi } from 'vitest';
import { onEveryStore } from '../../../test/stores.ts';
import { openTestApp, type TestApp } from '../../../test/test-app.ts';
import { openParts } from '../../parts.ts';
import { verifyRebuild } from '../../spine/spine.ts';
import { runBulks } from './run-bulks.ts';

const MANAGER = 'sofia.lindqvist';

onEveryStore('bulk work', (database) => {
  let opened = 0;
  /** Each later than the one before: keys are made of the time. */
  const open = async () => {
    const app = await openTestApp(database.store);
    app.time.now += ++opened * 3_600_000;
    return app;
  };
  const start = async (app: TestApp, action: object, filter: object): Promise<string> => {
    const { status, body } = await app.ask(MANAGER, 'POST', '/bulk', { action, filter, reason: 'New law' });
    expect(status, JSON.stringify(body)).toBe(201);
    return body.key;
  };
  const show = async (app: TestApp, key: string) => (await app.ask(MANAGER, 'GET', `/bulk/${key}`)).body;
  const ended = async (app: TestApp, key: string, nodes = 1) => {
    const runners = Array.from({ length: nodes }, () =>
      runBulks(app.host, (error) => expect.fail(String(error))),
    );
    await vi.waitFor(async () => expect((await show(app, key)).status).toBe('finished'), { timeout: 20_000 });
    await Promise.all(runners.map((runner) => runner.stop()));
    return show(app, key);
  };
  const whole = async (app: TestApp) =>
    expect((await verifyRebuild(app.store, openParts(app.store))).differences).toEqual([]);

  it('goes through what fits the filter, counts exactly, and says why some were refused', async () => {
    const app = await open();
    const cases = [];
    for (let n = 0; n < 5; n++) cases.push(await app.start('lena.hartwig', 'note', { subject: `Bulk ${n}` }));
    await app.ask(MANAGER, 'POST', `/cases/${cases[0]}/suspend`, { reason: 'Before' });
    const key = await start(app, { do: 'suspend' }, { process: 'note', cases });
    const late = await app.start('lena.hartwig', 'note', { subject: 'Later' });
    expect(await ended(app, key)).toMatchObject({
      ...{ action: 'suspend', reason: 'New law', total: 5, done: 4, refused: 1, left: 0 },
      startedBy: { handle: MANAGER },
      why: [{ sentence: 'Expected a case that goes on, but this one is suspended.', count: 1 }],
    });
    const { body } = await app.ask(MANAGER, 'GET', `/bulk/${key}/refused`);
    expect(body).toMatchObject({ total: 1, items: [{ case: cases[0], code: 'wrong-state' }] });
    expect((await app.ask(MANAGER, 'GET', `/cases/${cases[4]}`)).body.state).toBe('suspended');
    expect((await app.ask(MANAGER, 'GET', `/cases/${late}`)).body.state).toBe('waiting');
    const { body: history } = await app.ask(MANAGER, 'GET', `/cases/${cases[4]}/events`);
    expect(history.items.at(-1)).toMatchObject({
      says: 'Suspended: New law',
      actor: { name: 'Sofia Lindqvist' },
    });
    await whole(app);
  });

  it('is done once, whichever nodes do it, and goes on after a restart', async () => {
    const app = await open();
    for (let n = 0; n < 150; n++) await app.start('lena.hartwig', 'stop', { way: 'right' });
    const key = await start(
      app,
      { do: 'skip', flow: 'left' },
      { process: 'stop', code: 'condition-none-true' },
    );
    const first = runBulks(app.host, (error) => expect.fail(String(error)));
    await vi.waitFor(async () => expect((await show(app, key)).total).toBe(150), { timeout: 10_000 });
    await first.stop();
    expect(await ended(app, key, 2)).toMatchObject({ total: 150, done: 150, refused: 0, left: 0, why: [] });
    const [skipped] = await app.store.query(
      "select count(*)::int as count from events where type = 'incident.resolved' and data->>'skipped' = 'true'",
    );
    expect(skipped).toEqual({ count: 150 });
    await whole(app);
  });

  it('leaves a case out at which the server fails, and does the others', async () => {
    const app = await open();
    const broken = await app.start('lena.hartwig', 'note', { subject: 'Broken' });
    const sound = await app.start('lena.hartwig', 'note', { subject: 'Sound' });
    const key = await start(app, { do: 'cancel' }, { cases: [broken, sound] });
    const submit: typeof app.spine.submit = async (submission) => {
      if (submission.subject === broken) throw new Error('Its version cannot be read any more.');
      return app.spine.submit(submission);
    };
    const failures: unknown[] = [];
    const runner = runBulks({ ...app.host, spine: { ...app.spine, submit } }, (error) =>
      failures.push(error),
    );
    await vi.waitFor(async () => expect((await show(app, key)).status).toBe('finished'), { timeout: 20_000 });
    await runner.stop();
    expect(await show(app, key)).toMatchObject({ total: 2, done: 1, refused: 1 });
    expect(failures).toHaveLength(1);
  });

  it('can be stopped, and tries a migration without doing it', async () => {
    const app = await open();
    await app.start('lena.hartwig', 'order', { customer: 'E', value: 5 });
    const stopped = await start(app, { do: 'cancel' }, { process: 'order' });
    const stop = () => app.ask(MANAGER, 'POST', `/bulk/${stopped}/stop`);
    expect(await stop()).toMatchObject({ status: 200, body: { status: 'stopped', done: 0 } });
    expect(await stop()).toMatchObject({ status: 409 });
    const file = { name: 'order.bpmn', content: '' };
    const { body } = await app.ask(MANAGER, 'GET', '/processes/order');
    const { body: shown } = await app.ask(MANAGER, 'GET', `/processes/order/versions/${body.version ?? 1}`);
    file.content = (shown.xml as string).replace(
      /<bpmn:userTask id="ask".*<\/bpmn:userTask>/s,
      '<bpmn:manualTask id="ask" name="Ask" />',
    );
    expect((await app.publish([file])).status).toBe(201);
    const migrate = { do: 'migrate', version: 2, dryRun: true };
    const key = await start(app, migrate, { process: 'order' });
    expect(await ended(app, key)).toMatchObject({
      ...{ dryRun: true, total: 1, done: 0, refused: 1 },
      why: [{ sentence: '“Ask for stock” has no counterpart in the new version.', count: 1 }],
    });
    const odd = { action: { do: 'migrate', version: 99 }, filter: { process: 'order' }, reason: 'why' };
    expect(await app.ask(MANAGER, 'POST', '/bulk', odd)).toMatchObject({ status: 422 });
    expect(await app.ask(MANAGER, 'POST', '/bulk', { ...odd, filter: {} })).toMatchObject({ status: 422 });
  });
});
