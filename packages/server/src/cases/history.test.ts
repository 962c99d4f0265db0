import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../test/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
}, 60_000);
afterAll(() => app.close());

const HOUR = 3_600_000;
const stagesOf = ({ stages }: { stages: { name: string; state: string }[] }) =>
  stages.map(({ name, state }) => `${name} ${state}`).join(', ');

/** An order to its end: asked and answered by a person, sent by a connector, ended by a message. */
async function playOrder(customer: string): Promise<string> {
  const key = await app.start('katrin.vogel', 'order', { customer, value: 5 });
  const task = await app.taskOf(key);
  await app.ask('lena.hartwig', 'POST', `/tasks/${task}/claim`);
  app.time.now += HOUR;
  const variables = { available: 'yes', reference: 'NSO 48' };
  await app.ask('lena.hartwig', 'POST', `/tasks/${task}/complete`, { variables });
  await app.work(key, { sent: true });
  const message = { name: 'goods-arrived', correlationKey: customer, variables: { arrived: 4 } };
  expect((await app.ask('nora.lang', 'POST', '/messages', message)).status).toBe(201);
  return key;
}

async function story(key: string): Promise<[string, string, string | undefined][]> {
  const { body } = await app.ask('katrin.vogel', 'GET', `/cases/${key}/events?limit=500`);
  return body.items.flatMap(({ says, actor }: { says?: string; actor: { name: string; by?: string } }) =>
    says === undefined ? [] : [[says, actor.name, actor.by]],
  );
}

it('tells what happened, by whom and by which version', async () => {
  const key = await playOrder('Elbkontor');
  const by = 'Partner order v1';
  expect(await story(key)).toEqual([
    ['Ordered by Katrin Vogel', 'Katrin Vogel', undefined],
    ['Task made: Ask for stock', 'system', by],
    ['Task taken', 'Lena Hartwig', undefined],
    ['Stock: yes', 'Lena Hartwig', undefined],
    ['Done: Send the order', 'Send the order', by],
    ['Message came: Goods arrive', 'system', by],
    ['Finished', 'system', by],
  ]);
});

it('pages through all events in order, and names elements, flows and causes', async () => {
  const key = await playOrder('Paged');
  const whole = (await app.ask('lena.hartwig', 'GET', `/cases/${key}/events?limit=500`)).body.items;
  const pages: { seq: number }[] = [];
  let after = '';
  do {
    const { body } = await app.ask('lena.hartwig', 'GET', `/cases/${key}/events?limit=7${after}`);
    expect(body.items.length).toBeLessThanOrEqual(7);
    pages.push(...body.items);
    after = body.next === undefined ? '' : `&after=${body.next}`;
  } while (after !== '');
  expect(pages).toEqual(whole);
  expect(whole.map(({ seq }: { seq: number }) => seq)).toEqual(
    whole.map((_: unknown, index: number) => index + 1),
  );
  const done = whole.find(
    ({ type, element }: Record<string, string>) => type === 'element.completed' && element === 'ask',
  );
  expect(done).toMatchObject({ elementName: 'Ask for stock', function: 'sales', flows: ['to-send'] });
  expect(whole[done.cause - 1]).toMatchObject({ type: 'task.completed', actor: { name: 'Lena Hartwig' } });
});

it('shows the case as it was at every event, and at the last one as it is now', async () => {
  const key = await playOrder('Travelled');
  const now = (await app.ask('katrin.vogel', 'GET', `/cases/${key}`)).body;
  const moments = [];
  for (let seq = 1; seq <= now.seq; seq++)
    moments.push((await app.ask('katrin.vogel', 'GET', `/cases/${key}/at/${seq}`)).body);
  expect(moments.at(-1)).toMatchObject({ seq: now.seq, variables: now.variables, stages: now.stages });
  const names = ({ variables }: { variables: { name: string }[] }) => variables.map(({ name }) => name);
  expect(names(moments[0])).toEqual(['customer', 'value', 'starter']);
  expect(names(now)).toEqual(['customer', 'value', 'starter', 'available', 'reference', 'sent', 'arrived']);
  for (const { seq, variables } of moments) {
    for (const { since, changed } of variables) {
      expect(since).toBeLessThanOrEqual(changed);
      expect(changed).toBeLessThanOrEqual(seq);
    }
  }
  const { status, body } = await app.ask('katrin.vogel', 'GET', `/cases/${key}/at/${now.seq + 1}`);
  expect({ status, place: body.place }).toEqual({ status: 404, place: 'seq' });
});

it('shows stages, state and what is waited for at each step', async () => {
  const key = await app.start('katrin.vogel', 'order', { customer: 'Steps' });
  const show = async () => (await app.ask('lena.hartwig', 'GET', `/cases/${key}`, undefined, zone)).body;
  const zone = { 'time-zone': 'Europe/Berlin' };
  const task = await app.taskOf(key);
  expect(stagesOf(await show())).toBe(
    'Submitted done, Stock here, Ordered ahead, Goods ahead, Confirmed ahead',
  );
  await app.ask('lena.hartwig', 'POST', `/tasks/${task}/claim`);
  expect(await show()).toMatchObject({ state: 'waiting', waitsFor: 'Ask for stock, Lena Hartwig' });
  await app.ask('lena.hartwig', 'POST', `/tasks/${task}/complete`, { variables: { available: 'no' } });
  expect(await show()).toMatchObject({
    state: 'running',
    waitsFor: 'Send the order',
    open: [{ element: 'send', kind: 'work' }],
  });
  await app.work(key);
  const waiting = await show();
  expect(stagesOf(waiting)).toBe('Submitted done, Stock done, Ordered done, Goods waiting, Confirmed ahead');
  const until = new Date(app.time.now + 24 * HOUR).toISOString();
  const since = new Date(app.time.now).toISOString();
  expect(waiting).toMatchObject({
    state: 'waiting',
    waitsFor: 'Goods arrive, until Fri 20 Nov',
    open: [{ element: 'goods', name: 'Goods arrive', kind: 'message', since, until }],
  });
});

it('tells that time ran out and what that means, and skips the stage that was never reached', async () => {
  const key = await app.start('katrin.vogel', 'order', { customer: 'Late' });
  const task = await app.taskOf(key);
  await app.ask('lena.hartwig', 'POST', `/tasks/${task}/complete`, { variables: { available: 'no' } });
  await app.work(key);
  const [timer] = await app.store.query<{ key: string }>('select key from timers where case_key = $1::int8', [
    key,
  ]);
  app.time.now += 24 * HOUR;
  const command = { type: 'fireTimer', timer: timer!.key };
  await app.spine.submit({ kind: 'case', subject: key, command, actor: 'timer' });
  expect((await story(key)).slice(-2)).toEqual([
    ['Time is up: Goods arrive', 'timer', 'Partner order v1'],
    ['Given up', 'system', 'Partner order v1'],
  ]);
  const { body } = await app.ask('katrin.vogel', 'GET', `/cases/${key}`);
  expect(stagesOf(body)).toBe('Submitted done, Stock done, Ordered done, Goods done, Confirmed skipped');
});

it('names the version of a decision and the rule that decided', async () => {
  const key = await app.start('lena.hartwig', 'level', { sales: 12 });
  const { body } = await app.ask('lena.hartwig', 'GET', `/cases/${key}/events`);
  expect(body.items.find(({ type }: { type: string }) => type === 'decision.evaluated')).toMatchObject({
    says: 'Level: Gold',
    actor: { kind: 'system', by: 'Co-op level v1, rule 2' },
    function: 'marketing',
  });
});

it('tells of many parts once, with what was visible then', async () => {
  const key = await app.start('lena.hartwig', 'many', { suppliers: ['Kestrel', 'Norrland', 'Tessera'] });
  const open = (await app.ask('lena.hartwig', 'GET', `/cases/${key}`)).body.open;
  expect(open).toMatchObject(Array(3).fill({ element: 'ask-all', name: 'Ask', kind: 'work' }));
  await app.work(key);
  const { body } = await app.ask('lena.hartwig', 'GET', `/cases/${key}/events`);
  const says = body.items.flatMap((event: { says?: string }) => event.says ?? []);
  expect(says).toEqual(['Started', '3 suppliers asked', 'Finished']);
  const activated = body.items.filter(({ type }: { type: string }) => type === 'element.activated');
  expect(activated.map(({ items }: { items?: number }) => items)).toEqual([
    3,
    undefined,
    undefined,
    undefined,
  ]);
});
