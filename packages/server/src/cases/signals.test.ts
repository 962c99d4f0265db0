import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../test/test-app.ts';
import { bpmn, flows } from '../../test/test-models.ts';
import { checkTogether, publishFiles } from '../definitions/definitions.ts';

const ROOTS = `<bpmn:signal id="s" name="alert" /><bpmn:escalation id="e" escalationCode="LATE" />`;
const SIGNAL = '<bpmn:signalEventDefinition signalRef="s" />';
const ESCALATION = '<bpmn:escalationEventDefinition escalationRef="e" />';

const waits = bpmn(
  'waits',
  'name="Waits"',
  `<bpmn:startEvent id="w-start" /><bpmn:intermediateCatchEvent id="w-catch" name="Alert">${SIGNAL}</bpmn:intermediateCatchEvent>
   <bpmn:userTask id="w-task" name="React" /><bpmn:endEvent id="w-end" />${flows('w-start', 'w-catch', 'w-task', 'w-end')}`,
  ROOTS,
);
const begins = bpmn(
  'begins',
  'name="Begins" tl:title="= why"',
  `<bpmn:startEvent id="b-start">${SIGNAL}</bpmn:startEvent><bpmn:endEvent id="b-end" />${flows('b-start', 'b-end')}`,
  ROOTS,
);
const throws = bpmn(
  'throws',
  'name="Throws"',
  `<bpmn:startEvent id="t-start" /><bpmn:endEvent id="t-end" name="Alarm"><bpmn:extensionElements>
     <zeebe:ioMapping><zeebe:input source="= cause" target="why" /></zeebe:ioMapping></bpmn:extensionElements>${SIGNAL}</bpmn:endEvent>
   ${flows('t-start', 't-end')}`,
  ROOTS,
);
const escalates = bpmn(
  'escalates',
  'name="Escalates"',
  `<bpmn:startEvent id="x-start" /><bpmn:intermediateThrowEvent id="x-throw">${ESCALATION}</bpmn:intermediateThrowEvent>
   <bpmn:userTask id="x-task" /><bpmn:endEvent id="x-end" />${flows('x-start', 'x-throw', 'x-task', 'x-end')}`,
  ROOTS,
);
const caller = bpmn(
  'calls-escalating',
  'name="Calls"',
  `<bpmn:startEvent id="c-start" /><bpmn:callActivity id="c-call"><bpmn:extensionElements>
     <zeebe:calledElement processId="escalates" /></bpmn:extensionElements></bpmn:callActivity><bpmn:endEvent id="c-end" />
   <bpmn:boundaryEvent id="c-late" attachedToRef="c-call" cancelActivity="false">${ESCALATION}</bpmn:boundaryEvent>
   <bpmn:userTask id="c-hurry" name="Hurry" /><bpmn:endEvent id="c-end-2" />${flows('c-start', 'c-call', 'c-end')}${flows('c-late', 'c-hurry', 'c-end-2')}`,
  ROOTS,
);

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
  const files = { waits, begins, throws, escalates, caller };
  const list = Object.entries(files).map(([name, content]) => ({ name: `${name}.bpmn`, content }));
  await publishFiles(app.host, await checkTogether(app.host, list), 'nora.lang');
  app.host.models.forgetLatest();
}, 60_000);
afterAll(() => app.close());

const detail = async (key: string) => (await app.ask('lena.hartwig', 'GET', `/cases/${key}`)).body;
const begun = async () => (await app.ask('lena.hartwig', 'GET', '/cases?process=begins')).body.items;

it('a signal from outside reaches all who wait, and starts what begins with it', async () => {
  const one = await app.start('lena.hartwig', 'waits');
  const two = await app.start('lena.hartwig', 'waits');
  expect((await detail(one)).open).toMatchObject([{ element: 'w-catch', kind: 'signal' }]);
  const { status, body } = await app.ask('nora.lang', 'POST', '/signals', {
    name: 'alert',
    variables: { why: 'from outside' },
  });
  expect(status).toBe(201);
  for (const key of [one, two]) {
    expect((await detail(key)).open).toMatchObject([{ element: 'w-task', kind: 'task' }]);
  }
  expect(await begun()).toMatchObject([{ title: 'from outside', state: 'completed' }]);
  const events = (await app.ask('lena.hartwig', 'GET', `/cases/${one}/events`)).body.items;
  expect(events).toContainEqual(
    expect.objectContaining({ type: 'signal.caught', element: 'w-catch', says: 'Signal came: Alert' }),
  );
  const caught = await app.store.query(
    "select data->>'signal' as signal from events where type = 'signal.caught' and subject = $1::int8",
    [one],
  );
  expect(caught).toEqual([{ signal: body.key }]);
  expect(await app.store.query('select * from signal_subscriptions')).toEqual([]);
});

it('a signal that a case throws reaches others in the same transaction, and nobody who comes later', async () => {
  const one = await app.start('lena.hartwig', 'waits');
  await app.start('lena.hartwig', 'throws', { cause: 'from a case' });
  expect((await detail(one)).open).toMatchObject([{ element: 'w-task' }]);
  expect((await begun()).map(({ title }: { title: string }) => title)).toContain('from a case');
  const later = await app.start('lena.hartwig', 'waits');
  expect((await detail(later)).open).toMatchObject([{ kind: 'signal' }]);
});

it('a cancelled case waits no longer', async () => {
  const key = await app.start('lena.hartwig', 'waits');
  const waiting = () =>
    app.store.query('select element from signal_subscriptions where case_key = $1::int8', [key]);
  expect(await waiting()).toEqual([{ element: 'w-catch' }]);
  const cancelled = await app.ask('sofia.lindqvist', 'POST', `/cases/${key}/cancel`, {
    reason: 'Not needed',
  });
  expect(cancelled.status).toBeLessThan(300);
  expect(await waiting()).toEqual([]);
});

it('only those who run the platform may broadcast', async () => {
  expect((await app.ask('lena.hartwig', 'POST', '/signals', { name: 'alert' })).status).toBe(403);
});

it('what a called case escalates reaches the case that called it', async () => {
  const key = await app.start('lena.hartwig', 'calls-escalating');
  expect((await detail(key)).open.map(({ element }: { element: string }) => element).sort()).toEqual([
    'c-call',
    'c-hurry',
  ]);
});
