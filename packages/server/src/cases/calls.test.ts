import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../test/test-app.ts';
import { bpmn, flows } from '../../test/test-models.ts';
import { checkTogether, publishFiles } from '../definitions/definitions.ts';

const calls = (id: string, process: string, attributes = '') =>
  bpmn(
    id,
    `name="${id}" ${attributes}`,
    `<bpmn:startEvent id="begin" /><bpmn:callActivity id="call" name="Call ${process}"><bpmn:extensionElements>
       <zeebe:calledElement processId="${process}" /></bpmn:extensionElements></bpmn:callActivity>
     <bpmn:endEvent id="end" />${flows('begin', 'call', 'end')}`,
  );

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
  const files = [
    { name: 'ask.bpmn', content: calls('ask', 'caller', 'tl:starters="partner"') },
    { name: 'deaf.bpmn', content: calls('deaf', 'told') },
    { name: 'endless.bpmn', content: calls('endless', 'endless') },
  ];
  await publishFiles(app.host, await checkTogether(app.host, files), 'nora.lang');
  app.host.models.forgetLatest();
}, 60_000);
afterAll(() => app.close());

it('a called case belongs to the company of its caller, however deep', async () => {
  const key = await app.start('katrin.vogel', 'ask');
  const { children } = (await app.ask('katrin.vogel', 'GET', `/cases/${key}`)).body;
  expect(children).toMatchObject([{ title: 'Caller' }]);
  const [child] = children;
  const below = (await app.ask('katrin.vogel', 'GET', `/cases/${child.key}`)).body;
  expect(below).toMatchObject({ parent: { key }, children: [{ element: 'call-note' }] });
  expect((await app.ask('falk.petzold', 'GET', `/cases/${child.key}`)).status).toBe(404);
  expect((await app.ask('katrin.vogel', 'GET', '/cases')).body.total).toBe(3);
});

it('calling a process that only begins by itself stops with a sentence', async () => {
  const key = await app.start('lena.hartwig', 'deaf');
  const { state, openIncidents } = (await app.ask('lena.hartwig', 'GET', `/cases/${key}`)).body;
  expect(state).toBe('incident');
  expect(openIncidents[0].sentence).toContain('"Told" has no plain start event');
});

it('a process that calls itself without end is not started, and nothing of it stands', async () => {
  const { status, body } = await app.ask('lena.hartwig', 'POST', '/cases', { process: 'endless' });
  expect(status).toBe(422);
  expect(body.mend).toContain('calls itself');
  expect((await app.ask('lena.hartwig', 'GET', '/cases?process=endless')).body.total).toBe(0);
});
