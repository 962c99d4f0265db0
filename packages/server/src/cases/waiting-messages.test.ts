import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openTestApp, type TestApp } from '../../test/test-app.ts';
import { bpmn, flows } from '../../test/test-models.ts';
import { checkTogether, publishFiles } from '../definitions/definitions.ts';
import { runWaitingMessages } from './waiting-messages.ts';

/** Waits for the message with which the process `told` begins. */
const listens = bpmn(
  'listens',
  'name="Listens"',
  `<bpmn:startEvent id="l-start" /><bpmn:receiveTask id="hear" messageRef="heard" />
   <bpmn:endEvent id="l-end" />${flows('l-start', 'hear', 'l-end')}`,
  `<bpmn:message id="heard" name="something-new"><bpmn:extensionElements>
     <zeebe:subscription correlationKey="=about" /></bpmn:extensionElements></bpmn:message>`,
);

let app: TestApp;
let runner: ReturnType<typeof runWaitingMessages>;
const failures: unknown[] = [];
beforeAll(async () => {
  app = await openTestApp();
  const checked = await checkTogether(app.host, [{ name: 'listens.bpmn', content: listens }]);
  await publishFiles(app.host, checked, 'nora.lang');
  runner = runWaitingMessages(app.host, (error) => failures.push(error));
}, 60_000);
afterAll(async () => {
  await runner.stop();
  await app.close();
});

const publish = (name: string, correlationKey: string, timeToLive: number, variables = {}) =>
  app.ask('nora.lang', 'POST', '/messages', { name, correlationKey, timeToLive, variables });
const ask = async (path: string) => (await app.ask('lena.hartwig', 'GET', path)).body;
const noneLeft = () =>
  vi.waitFor(async () => expect(await app.store.query('select key from messages')).toEqual([]), {
    timeout: 10_000,
  });

it('two at once for one receiver: one reaches it, the other begins a case', async () => {
  const key = await app.start('lena.hartwig', 'listens', { about: 'x' });
  const both = await Promise.all([
    publish('something-new', 'x', 60_000, { what: 'first' }),
    publish('something-new', 'x', 60_000, { what: 'second' }),
  ]);
  expect(both.map(({ status }) => status)).toEqual([201, 201]);
  await noneLeft();
  expect((await ask(`/cases/${key}`)).state).toBe('completed');
  expect((await ask('/cases?process=told')).items).toMatchObject([{ title: 'second' }]);
});

it('those nobody took in their time are forgotten, however many', async () => {
  const many = Array.from({ length: 250 }, (_, index) => publish('goods-arrived', `late ${index}`, 1_000));
  await Promise.all(many);
  app.time.now += 2_000;
  await noneLeft();
  const [left] = await app.store.query(
    "select count(*)::int as open from subjects where kind = 'message' and state->>'status' = 'open'",
  );
  expect(left).toEqual({ open: 0 });
  expect(failures).toEqual([]);
});
