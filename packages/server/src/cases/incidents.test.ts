import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../test/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
}, 60_000);
afterAll(() => app.close());

it('lists stops, and goes on when the values are right', async () => {
  const key = await app.start('lena.hartwig', 'stop', { way: 'right' });
  const { body } = await app.ask('aoife.brennan', 'GET', '/incidents?process=stop');
  expect(body).toMatchObject({
    total: 1,
    items: [
      {
        code: 'condition-none-true',
        element: 'choose',
        elementName: 'Which way?',
        case: { key, title: 'Stop' },
      },
    ],
  });
  const incident = body.items[0].key;
  const detail = (await app.ask('lena.hartwig', 'GET', `/cases/${key}`)).body;
  expect(detail).toMatchObject({
    ...{ state: 'incident', incidents: 1, waitsFor: 'Which way?, stopped' },
    stages: [{ name: 'Choice', state: 'incident' }],
    open: [{ element: 'choose', kind: 'incident' }],
    openIncidents: [{ key: incident }],
  });
  const retry = (person: string) => app.ask(person, 'POST', `/incidents/${incident}/retry`, {});
  expect((await retry('lena.hartwig')).body.code).toBe('role-needed');
  expect((await retry('sofia.lindqvist')).body).toMatchObject({ key, state: 'incident' });
  const [again] = (await app.ask('aoife.brennan', 'GET', `/incidents?case=${key}`)).body.items;
  expect(again.key).not.toBe(incident);
  await app.ask('sofia.lindqvist', 'PATCH', `/cases/${key}/variables`, { variables: { way: 'left' } });
  const solved = await app.ask('sofia.lindqvist', 'POST', `/incidents/${again.key}/retry`);
  expect(solved.body).toMatchObject({ state: 'completed', incidents: 0 });
  expect((await app.ask('aoife.brennan', 'GET', '/incidents')).body).toEqual({ items: [], total: 0 });
  const late = await app.ask('sofia.lindqvist', 'POST', `/incidents/${again.key}/retry`);
  expect(late).toMatchObject({ status: 409, body: { code: 'wrong-state' } });
});

it('gives a job new attempts', async () => {
  const key = await app.start('katrin.vogel', 'order', { customer: 'Jobs' });
  const task = await app.taskOf(key);
  await app.ask('lena.hartwig', 'POST', `/tasks/${task}/complete`, { variables: { available: 'no' } });
  const [job] = await app.store.query<{ key: string }>('select key from jobs where case_key = $1::int8', [
    key,
  ]);
  const command = { type: 'failJob', job: job!.key, retries: 0, message: 'the supplier did not answer' };
  await app.spine.submit({ kind: 'case', subject: key, command, actor: 'worker:http' });
  const [incident] = (await app.ask('sofia.lindqvist', 'GET', '/incidents')).body.items;
  expect(incident).toMatchObject({ code: 'job-failed', elementName: 'Send the order' });
  const retried = await app.ask('sofia.lindqvist', 'POST', `/incidents/${incident.key}/retry`, {
    retries: 4,
  });
  expect(retried.body).toMatchObject({ key, state: 'running' });
  const [after] = await app.store.query('select retries from jobs where key = $1::int8', [job!.key]);
  expect(after).toEqual({ retries: 4 });
  const { body } = await app.ask('lena.hartwig', 'GET', `/cases/${key}/events`);
  expect(body.items.flatMap(({ says }: { says?: string }) => says ?? []).slice(-4)).toEqual([
    'Did not work: Send the order: the supplier did not answer',
    'Stopped: “Send the order” failed and has no attempts left: the supplier did not answer',
    'Goes on: Send the order',
    'Tried again: Send the order',
  ]);
});

it('pages through incidents, and knows which are not there', async () => {
  for (let n = 0; n < 3; n++) await app.start('lena.hartwig', 'stop');
  const first = (await app.ask('sofia.lindqvist', 'GET', '/incidents?process=stop&limit=2')).body;
  expect(first).toMatchObject({ total: 3, items: [{}, {}] });
  const rest = (
    await app.ask('sofia.lindqvist', 'GET', `/incidents?process=stop&limit=2&after=${first.next}`)
  ).body;
  expect(rest.items).toHaveLength(1);
  expect(rest.next).toBeUndefined();
  expect((await app.ask('sofia.lindqvist', 'POST', '/incidents/99/retry')).status).toBe(404);
});

it('keeps a message for its receiver, for as long as was said', async () => {
  const send = (correlationKey: unknown, timeToLive: unknown) =>
    app.ask('nora.lang', 'POST', '/messages', { name: 'goods-arrived', correlationKey, timeToLive });
  const kept = await send(7, 'PT2H');
  await send('gone', 0);
  const waiting = await app.store.query('select key, correlation_key, expires from messages');
  const expires = new Date(app.time.now + 2 * 3_600_000);
  expect(waiting).toEqual([{ key: kept.body.key, correlation_key: '7', expires }]);
  for (const odd of ['soon', 'P2Y', 'PT-5M', -1])
    expect(await send('odd', odd)).toMatchObject({ status: 422, body: { place: 'timeToLive' } });
  const refused = await app.ask('lena.hartwig', 'POST', '/messages', { name: 'x' });
  expect(refused).toMatchObject({ status: 403, body: { code: 'role-needed' } });
});

it('starts the process that begins with a message', async () => {
  const news = { name: 'something-new', variables: { what: 'The moon is full' } };
  await app.ask('nora.lang', 'POST', '/messages', news);
  const { body } = await app.ask('lena.hartwig', 'GET', '/cases?process=told');
  expect(body.items).toMatchObject([{ title: 'The moon is full', waitsFor: 'Think about it, nobody yet' }]);
  const events = await app.ask('lena.hartwig', 'GET', `/cases/${body.items[0].key}/events`);
  expect(events.body.items[0]).toMatchObject({ says: 'Started by a message', actor: { kind: 'system' } });
});
