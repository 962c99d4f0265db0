import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../test/test-app.ts';
import { openParts } from '../parts.ts';
import { verifyRebuild } from '../spine/spine.ts';

const MANAGER = 'sofia.lindqvist';
let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
}, 60_000);
afterAll(() => app.close());

const instancesOf = async (key: string) => (await app.ask(MANAGER, 'GET', `/cases/${key}/instances`)).body;

it('a case is put elsewhere, values of any scope are set, and the history says who and why', async () => {
  const key = await app.start('lena.hartwig', 'order', { customer: 'Elbkontor', value: 5 });
  const { instances, variables } = await instancesOf(key);
  expect(variables).toMatchObject({ customer: 'Elbkontor' });
  expect(instances).toMatchObject([
    { element: 'ask', name: 'Ask for stock', scope: key, variables: {}, waits: ['task'] },
  ]);
  const set = { variables: { hint: 'call' }, scope: instances[0].key, reason: 'As agreed' };
  await app.ask(MANAGER, 'PATCH', `/cases/${key}/variables`, set);
  expect((await instancesOf(key)).instances[0].variables).toEqual({ hint: 'call' });
  const steps = [{ from: { instance: instances[0].key }, to: { element: 'goods' } }];
  const moved = await app.ask(MANAGER, 'POST', `/cases/${key}/move`, { steps, reason: 'Sent by hand' });
  expect(moved).toMatchObject({ status: 200, body: { tasks: [], open: [{ element: 'goods' }] } });
  const { body } = await app.ask(MANAGER, 'GET', `/cases/${key}/events?limit=500`);
  const said = body.items.flatMap(({ says, actor }: { says?: string; actor: object }) =>
    says ? [[says, actor]] : [],
  );
  expect(said).toContainEqual(['Put elsewhere: Sent by hand', { kind: 'person', name: 'Sofia Lindqvist' }]);
  expect(said).toContainEqual([
    'Values changed: hint. As agreed',
    { kind: 'person', name: 'Sofia Lindqvist' },
  ]);
  expect((await verifyRebuild(app.store, openParts(app.store))).differences).toEqual([]);
});

it('a step is refused when it says nothing or names nothing that is open', async () => {
  const key = await app.start('lena.hartwig', 'note', { subject: 'x' });
  const move = (...steps: object[]) =>
    app.ask(MANAGER, 'POST', `/cases/${key}/move`, { steps, reason: 'why' });
  expect(await move({})).toMatchObject({ status: 422 });
  expect(await move({ from: { instance: '1' } })).toMatchObject({ status: 404 });
  expect(await move({ to: { element: 'nowhere' } })).toMatchObject({
    status: 422,
    body: { code: 'invalid-input' },
  });
});

it('a stop is skipped with the way to go on', async () => {
  const key = await app.start('lena.hartwig', 'stop', { way: 'right' });
  const { body } = await app.ask(MANAGER, 'GET', `/incidents?case=${key}`);
  const skip = (more: object) =>
    app.ask(MANAGER, 'POST', `/incidents/${body.items[0].key}/skip`, { reason: 'Known', ...more });
  expect(await skip({})).toMatchObject({
    status: 422,
    body: { mend: 'Name one of its flows: left (to “s-end”).' },
  });
  expect(await skip({ flow: 'left' })).toMatchObject({ status: 200, body: { state: 'completed' } });
  expect(await skip({ flow: 'left' })).toMatchObject({ status: 409 });
});
