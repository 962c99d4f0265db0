import { expect, it } from 'vitest';
import { onEveryStore } from '../../test/stores.ts';
import { openTestApp, type TestApp } from '../../test/test-app.ts';
import { TEST_FILES } from '../../test/test-models.ts';
import { openParts } from '../parts.ts';
import { verifyRebuild } from '../spine/spine.ts';

const MANAGER = 'sofia.lindqvist';
const order = TEST_FILES.find(({ name }) => name === 'order.bpmn')!;

/** The task is called otherwise, and a stage came first. */
const second = {
  ...order,
  content: order.content
    .replaceAll(/(\bid|sourceRef|targetRef)="ask"/g, '$1="ask-again"')
    .replace('tl:stages="', 'tl:stages="Checked, ')
    .replaceAll('from-ask', 'from-ask-again'),
};
const without = {
  ...order,
  content: order.content.replace(
    /<bpmn:userTask id="ask".*<\/bpmn:userTask>/s,
    '<bpmn:manualTask id="ask" name="Ask" />',
  ),
};

onEveryStore('migrating', (database) => {
  const open = async (files: readonly (typeof order)[]) => {
    const app = await openTestApp(database.store);
    const key = await app.start('lena.hartwig', 'order', { customer: 'Elbkontor', value: 5 });
    const { body } = await app.ask(MANAGER, 'GET', `/cases/${key}`);
    for (const file of files) {
      const published = await app.publish([file]);
      expect(published.status, JSON.stringify(published.body)).toBe(201);
    }
    return { app, key, version: body.process.version + files.length };
  };
  const whole = async (app: TestApp) =>
    expect((await verifyRebuild(app.store, openParts(app.store))).differences).toEqual([]);

  it('takes an open task along, which is then done under the new version', async () => {
    const { app, key, version } = await open([second]);
    const task = await app.taskOf(key);
    const proposed = await app.ask(MANAGER, 'GET', `/cases/${key}/migrate?version=${version}`);
    expect(proposed).toMatchObject({ status: 200, body: { to: { version }, findings: [] } });
    expect(proposed.body.elements).toContainEqual({
      ...{
        element: 'ask',
        name: 'Ask for stock',
        open: 1,
        to: 'ask-again',
        toName: 'Ask for stock',
        by: 'name',
      },
    });
    const migrate = () => app.ask(MANAGER, 'POST', `/cases/${key}/migrate`, { version, reason: 'New law' });
    expect(await migrate()).toMatchObject({
      ...{ status: 200 },
      body: {
        process: { version },
        tasks: [{ key: task, element: 'ask-again' }],
        open: [{ element: 'ask-again' }],
      },
    });
    expect(await migrate()).toMatchObject({ status: 409, body: { code: 'wrong-state' } });
    const done = { variables: { available: 'yes' } };
    expect((await app.ask('lena.hartwig', 'POST', `/tasks/${task}/complete`, done)).status).toBe(200);
    const { body } = await app.ask(MANAGER, 'GET', `/cases/${key}/events?limit=500`);
    const told = body.items.map(({ says }: { says?: string }) => says).filter(Boolean);
    expect(told).toContain('Goes on in another version: New law');
    expect(told).toContain('Stock: yes');
    expect(
      (await app.ask(MANAGER, 'GET', `/cases/${key}`)).body.stages.map(
        ({ name }: { name: string }) => name,
      )[0],
    ).toBe('Checked');
    await whole(app);
  });

  it('says in words what cannot go along, and changes nothing', async () => {
    const { app, key, version } = await open([without]);
    const trial = await app.ask(MANAGER, 'POST', `/cases/${key}/migrate/check`, {
      version,
      mapping: { ask: 'send' },
    });
    const sentence =
      '“Ask for stock” cannot go on as “Send the order”: that is something else or repeats differently.';
    expect(trial.body.findings).toMatchObject([{ sentence, element: 'ask' }]);
    const before = (await app.ask(MANAGER, 'GET', `/cases/${key}`)).body;
    const refused = await app.ask(MANAGER, 'POST', `/cases/${key}/migrate`, { version, reason: 'Try' });
    expect(refused).toMatchObject({
      status: 422,
      body: { detail: '“Ask for stock” has no counterpart in the new version.' },
    });
    expect((await app.ask(MANAGER, 'GET', `/cases/${key}`)).body).toEqual(before);
    expect(await app.ask(MANAGER, 'GET', `/cases/${key}/migrate?version=99`)).toMatchObject({ status: 404 });
  });
});
