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

it('a finished case begins again in the middle, as a new one with its variables', async () => {
  const key = await app.start('katrin.vogel', 'order', { customer: 'Elbkontor', value: 5 });
  const body = { element: 'send', variables: { value: 6 }, reason: 'Cancelled by mistake' };
  const restart = (more: object = {}) =>
    app.ask(MANAGER, 'POST', `/cases/${key}/restart`, { ...body, ...more });
  expect(await restart()).toMatchObject({ status: 409, body: { code: 'wrong-state' } });
  await app.ask(MANAGER, 'POST', `/cases/${key}/cancel`, { reason: 'No' });
  const made = await restart();
  expect(made).toMatchObject({ status: 201, body: { number: 'ORD-1002' } });
  const { body: shown } = await app.ask('katrin.vogel', 'GET', `/cases/${made.body.key}`);
  expect(shown).toMatchObject({
    title: 'Order for Elbkontor',
    open: [{ element: 'send' }],
    starter: { handle: 'katrin.vogel' },
  });
  expect(shown.variables).toContainEqual(expect.objectContaining({ name: 'value', value: 6 }));
  const { body: history } = await app.ask(MANAGER, 'GET', `/cases/${made.body.key}/events`);
  expect(history.items[0]).toMatchObject({ type: 'case.started', actor: { name: 'Sofia Lindqvist' } });
  expect(await restart({ element: 'nowhere' })).toMatchObject({ status: 422 });
  expect(await restart({ version: 9 })).toMatchObject({ status: 404 });
  expect((await verifyRebuild(app.store, openParts(app.store))).differences).toEqual([]);
});
