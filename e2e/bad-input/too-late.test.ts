import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { good } from '../client.ts';
import { COMPLAINT, type Office, openOffice } from '../office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

const DESK = 'lena.hartwig';
const COLLEAGUE = 'tomasz.wolski';
const OPERATIONS = 'sofia.lindqvist';
const ANSWER = { variables: { remedy: 'explain', answerText: 'It comes on Friday.' } };
const UNKNOWN = '4503599627370497';

const newTask = async () => office.taskOf(await office.start(DESK, 'complaint', COMPLAINT));
const complete = (task: string) => ({ method: 'POST', path: `/tasks/${task}/complete`, body: ANSWER });

describe('what is not there', () => {
  it.each([
    ['GET', `/cases/${UNKNOWN}`, /^There is no case 4503599627370497 that you can see\.$/],
    ['GET', `/cases/${UNKNOWN}/events`, /^There is no case/],
    ['GET', `/cases/${UNKNOWN}/at/1`, /^There is no case/],
    ['GET', `/tasks/${UNKNOWN}`, /^There is no task/],
    ['POST', `/tasks/${UNKNOWN}/claim`, /^There is no task/],
    ['POST', `/tasks/${UNKNOWN}/release`, /^There is no task/],
    ['POST', `/tasks/${UNKNOWN}/complete`, /^There is no task/],
    ['GET', '/processes/nothing', /^There is no process "nothing"/],
    ['GET', '/processes/partner-order/versions/99', /^There is no process version "partner-order v99"/],
    ['GET', '/forms/nothing', /^There is no form "nothing"/],
    ['GET', '/decisions/nothing', /^There is no decision model "nothing"/],
    ['POST', `/cases/${UNKNOWN}/cancel`, /^There is no case/],
    ['POST', `/incidents/${UNKNOWN}/retry`, /no incident|no longer|not there/i],
  ])('%s %s', (method, path, detail) => {
    const body = path.endsWith('/complete')
      ? ANSWER
      : path.endsWith('/cancel')
        ? { reason: 'Why not.' }
        : undefined;
    const who = /cancel|retry/.test(path) ? OPERATIONS : DESK;
    return office.refuses(who, { method, path, body }, { status: 404, code: 'not-found', detail });
  });

  it('a process that is not published', () =>
    office.refuses(
      DESK,
      { method: 'POST', path: '/cases', body: { process: 'nothing' } },
      {
        ...{ status: 404, code: 'not-found', detail: /^There is no process "nothing"\.$/, place: 'process' },
      },
    ));

  it.each(['abc', '0', '-1', '9223372036854775808', '1e3', "1' or '1'='1", '%00'])('a key like %s', (key) =>
    office.refuses(
      DESK,
      { method: 'GET', path: `/cases/${key}` },
      {
        ...{ status: 422, code: 'invalid-input', detail: /^'key' / },
      },
    ),
  );

  it('a moment a case never had', async () => {
    const key = await office.start(DESK, 'complaint', COMPLAINT);
    await office.refuses(
      DESK,
      { method: 'GET', path: `/cases/${key}/at/999` },
      {
        ...{ status: 404, code: 'not-found', detail: /999/ },
      },
    );
  });

  it('a job', () =>
    office.refuses(
      'noor.van.dijk',
      { method: 'POST', path: `/jobs/${UNKNOWN}/complete`, body: { variables: {} } },
      {
        ...{ status: 404, code: 'not-found', detail: /^This job is not open any more/ },
      },
    ));
});

describe('what somebody else did first', () => {
  it('a task that was done cannot be done again', async () => {
    const task = await newTask();
    good(await (await office.as(COLLEAGUE)).post(`/tasks/${task}/complete`, ANSWER));
    const late = {
      status: 409,
      code: 'wrong-state',
      detail: /was done by Tomasz Wolski .*Nothing was changed\.$/,
    };
    await office.refuses(DESK, complete(task), late);
    await office.refuses(COLLEAGUE, complete(task), late);
    await office.refuses(DESK, { method: 'POST', path: `/tasks/${task}/claim` }, late);
  });

  it('a task that a colleague took meanwhile', async () => {
    const task = await newTask();
    good(await (await office.as(COLLEAGUE)).post(`/tasks/${task}/claim`));
    const held = {
      status: 409,
      code: 'held-by-other',
      detail: /^Tomasz Wolski has “Answer complaint”\. Nothing was changed\.$/,
    };
    await office.refuses(DESK, complete(task), held);
    await office.refuses(DESK, { method: 'POST', path: `/tasks/${task}/claim` }, held);
    await office.refuses(DESK, { method: 'POST', path: `/tasks/${task}/release` }, held);
  });

  it('a task whose case was cancelled meanwhile', async () => {
    const key = await office.start(DESK, 'complaint', COMPLAINT);
    const task = await office.taskOf(key);
    good(await (await office.as(OPERATIONS)).post(`/cases/${key}/cancel`, { reason: 'Sent twice.' }));
    await office.refuses(DESK, complete(task), { status: 409, code: 'wrong-state', detail: /was withdrawn/ });
    await office.refuses(
      OPERATIONS,
      { method: 'POST', path: `/cases/${key}/cancel`, body: { reason: 'Again.' } },
      {
        ...{ status: 409, code: 'wrong-state', detail: /ended|cancelled/ },
      },
    );
    await office.refuses(
      OPERATIONS,
      { method: 'PATCH', path: `/cases/${key}/variables`, body: { variables: { a: 1 } } },
      {
        ...{ status: 409, code: 'wrong-state', detail: /ended|cancelled/ },
      },
    );
  });

  it('two completes at the same moment have one effect', async () => {
    const task = await newTask();
    const [desk, colleague] = [await office.as(DESK), await office.as(COLLEAGUE)];
    const answers = await Promise.all(
      [1, 2, 3, 4].map((turn) => (turn % 2 ? desk : colleague).post(`/tasks/${task}/complete`, ANSWER)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
  });

  it('a scope of a case that is closed', async () => {
    const key = await office.start(DESK, 'complaint', COMPLAINT);
    const body = { variables: { a: 1 }, scope: UNKNOWN };
    await office.refuses(
      OPERATIONS,
      { method: 'PATCH', path: `/cases/${key}/variables`, body },
      {
        ...{ status: 404, code: 'not-found', detail: /scope|element/i },
      },
    );
  });
});

describe('an idempotency key', () => {
  const headers = () => ({ 'idempotency-key': randomUUID() });

  it('gives the same answer and one effect, also to a complete whose task is gone by then', async () => {
    const desk = await office.as(DESK);
    const [started, completed] = [headers(), headers()];
    const order = { body: { process: 'complaint', variables: COMPLAINT }, headers: started };
    const first = await desk.ask<{ key: string; number: string }>('POST', '/cases', order);
    const task = await office.taskOf(first.body.key);
    const once = await desk.ask('POST', `/tasks/${task}/complete`, { body: ANSWER, headers: completed });
    expect(once.status).toBe(200);
    const again = await desk.ask<{ key: string; number: string }>('POST', '/cases', order);
    const { key, number } = first.body;
    expect({ status: again.status, ...again.body }).toMatchObject({ status: 201, key, number });
    const twice = await desk.ask('POST', `/tasks/${task}/complete`, { body: ANSWER, headers: completed });
    expect({ status: twice.status, body: twice.body }).toEqual({ status: 200, body: once.body });
  });

  it('that was used for something else is refused', async () => {
    const desk = await office.as(DESK);
    const used = headers();
    good(
      await desk.ask('POST', '/cases', {
        body: { process: 'complaint', variables: COMPLAINT },
        headers: used,
      }),
    );
    const reused = {
      status: 409,
      code: 'idempotency-key-reused',
      detail: /used for a different request/,
      mend: /new key/,
    };
    const other = { ...COMPLAINT, subject: 'Something else' };
    await office.refuses(
      DESK,
      { method: 'POST', path: '/cases', body: { process: 'complaint', variables: other }, headers: used },
      reused,
    );
    const task = await newTask();
    await office.refuses(DESK, { ...complete(task), headers: used }, reused);
  });

  it('of another person is another key', async () => {
    const [desk, colleague] = [await office.as(DESK), await office.as(COLLEAGUE)];
    const order = { body: { process: 'complaint', variables: COMPLAINT }, headers: headers() };
    const first = good(await desk.ask<{ key: string }>('POST', '/cases', order));
    const second = good(await colleague.ask<{ key: string }>('POST', '/cases', order));
    expect(second.key).not.toBe(first.key);
  });

  it('must be printable and short', () =>
    office.refuses(
      DESK,
      {
        method: 'POST',
        path: '/cases',
        body: { process: 'complaint', variables: COMPLAINT },
        headers: { 'idempotency-key': 'x'.repeat(201) },
      },
      {
        ...{ status: 400, code: 'bad-header', detail: /1 to 200 printable/, place: 'idempotency-key' },
      },
    ));
});
