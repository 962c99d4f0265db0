import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../test/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
}, 60_000);
afterAll(() => app.close());

const keysOf = ({ items }: { items: { key: string }[] }) => items.map(({ key }) => key);

describe('starting', () => {
  it('checks the start form, keeps the starter, gives number and title, and hands over the next tasks', async () => {
    const variables = { customer: 'Elbkontor', value: 184_600 };
    const made = await app.ask('katrin.vogel', 'POST', '/cases', { process: 'order', variables });
    expect(made).toMatchObject({ status: 201, body: { number: 'ORD-1001', nextTasks: [] } });
    const { body } = await app.ask('katrin.vogel', 'GET', `/cases/${made.body.key}`);
    expect(body).toMatchObject({
      ...{ title: 'Order for Elbkontor', number: 'ORD-1001', state: 'waiting', incidents: 0, seq: 4 },
      process: { id: 'order', name: 'Partner order', version: 1 },
      starter: { handle: 'katrin.vogel', name: 'Katrin Vogel', company: 'Rheintal Systemhaus GmbH' },
      waitsFor: 'Ask for stock, Order desk',
    });
    expect(body.variables).toMatchObject([
      { name: 'customer', label: 'Customer', value: 'Elbkontor', since: 1, changed: 1 },
      { name: 'value', label: 'Order value', value: 184_600 },
      { name: 'starter', value: { handle: 'katrin.vogel', company: 'rheintal' } },
    ]);
    const worker = await app.ask('lena.hartwig', 'POST', '/cases', { process: 'order', variables });
    expect(worker.body.nextTasks).toMatchObject([{ name: 'Ask for stock', case: { key: worker.body.key } }]);
  });

  it('refuses answers that do not fit the form, and starters nobody may claim to be', async () => {
    const start = (variables: object) =>
      app.ask('katrin.vogel', 'POST', '/cases', { process: 'order', variables });
    expect(await start({ value: 3 })).toMatchObject({ status: 422, body: { place: 'customer' } });
    const odd = await start({ customer: 'E', value: 'much', starter: { handle: 'lena.hartwig' } });
    expect(odd).toMatchObject({ status: 422, body: { code: 'invalid-input', place: 'starter' } });
    expect(odd.body.findings).toMatchObject([{ place: 'starter' }, { place: 'value' }]);
    const claimed = { subject: 'Mine', starter: { handle: 'sofia.lindqvist' } };
    const key = await app.start('lena.hartwig', 'note', claimed);
    const { body } = await app.ask('lena.hartwig', 'GET', `/cases/${key}`);
    expect(body.starter).toEqual({ handle: 'lena.hartwig', name: 'Lena Hartwig' });
    expect(JSON.stringify(body.variables)).not.toContain('sofia');
  });

  it('is for those whom the process names', async () => {
    const note = { process: 'note', variables: { subject: 'x' } };
    const partner = await app.ask('katrin.vogel', 'POST', '/cases', note);
    expect(partner).toMatchObject({ status: 403, body: { code: 'not-allowed', place: 'process' } });
    const unknown = await app.ask('lena.hartwig', 'POST', '/cases', { process: 'nothing' });
    expect(unknown).toMatchObject({ status: 404, body: { code: 'not-found', place: 'process' } });
    const oddStart = await app.ask('lena.hartwig', 'POST', '/cases', { ...note, start: 'elsewhere' });
    expect(oddStart).toMatchObject({ status: 409, body: { code: 'not-startable' } });
  });

  it('has one effect under one idempotency key, and refuses the key for anything else', async () => {
    const before = (await app.ask('lena.hartwig', 'GET', '/cases')).body.total;
    const start = (subject: string, person = 'lena.hartwig') =>
      app.ask(
        person,
        'POST',
        '/cases',
        { process: 'note', variables: { subject } },
        { 'idempotency-key': 'k1' },
      );
    const [first, again] = await Promise.all([start('Once'), start('Once')]);
    const later = await start('Once');
    expect([again.body.key, later.body.key]).toEqual([first.body.key, first.body.key]);
    expect((await app.ask('lena.hartwig', 'GET', '/cases')).body.total).toBe(before + 1);
    expect(await start('Twice')).toMatchObject({ status: 409, body: { code: 'idempotency-key-reused' } });
    expect((await start('Once', 'tim.wolter')).body.key).not.toBe(first.body.key);
  });

  it('refuses variables that are too many, too deep or cannot be kept', async () => {
    const start = (variables: unknown) =>
      app.ask('lena.hartwig', 'POST', '/cases', { process: 'note', variables });
    let deep: object = {};
    for (let level = 0; level < 64; level++) deep = { deep };
    for (const bad of [{ a: 'x'.repeat(256 * 1024) }, deep, { a: 'nul \u0000' }, { 'nul \u0000': 1 }]) {
      const { status, body } = await start(bad);
      expect({ status, code: body.code }).toEqual({ status: 422, code: 'invalid-input' });
    }
    const proto = await start(JSON.parse('{ "__proto__": { "polluted": true } }'));
    expect(proto.status).toBe(422);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    const script = await start({ subject: '<script>alert(1)</script>' });
    const { body } = await app.ask('lena.hartwig', 'GET', `/cases/${script.body.key}`);
    expect(body.title).toBe('<script>alert(1)</script>');
  });
});

describe('listing', () => {
  const titles = async (person: string, query: string) => {
    const { body } = await app.ask(person, 'GET', `/cases?${query}`);
    expect(body.total).toBe(body.items.length);
    return body.items.map(({ title }: { title: string }) => title);
  };

  it('pages from new to old without gap or repetition', async () => {
    for (let n = 1; n <= 5; n++) await app.start('tim.wolter', 'note', { subject: `Page ${n}` });
    const seen: string[] = [];
    let after = '';
    do {
      const { body } = await app.ask('lena.hartwig', 'GET', `/cases?limit=2&q=page${after}`);
      expect(body.total).toBe(5);
      seen.push(...body.items.map(({ title }: { title: string }) => title));
      after = body.next ? `&after=${body.next}` : '';
    } while (after !== '');
    expect(seen).toEqual(['Page 5', 'Page 4', 'Page 3', 'Page 2', 'Page 1']);
  });

  it('refuses numbers that are out of range by name', async () => {
    for (const [query, place] of [
      ['process=order&version=3000000000', 'version'],
      ['version=2', 'version'],
      ['limit=0', 'limit'],
      ['limit=501', 'limit'],
      ['after=-1', 'after'],
      ['after=9223372036854775808', 'after'],
    ])
      expect((await app.ask('lena.hartwig', 'GET', `/cases?${query}`)).body).toMatchObject({
        status: 422,
        place,
      });
  });

  it('filters by state, process, version, person and text', async () => {
    const order = await app.start('falk.petzold', 'order', { customer: 'Kulturstiftung' });
    const task = await app.taskOf(order);
    expect(await titles('lena.hartwig', 'person=falk.petzold')).toEqual(['Order for Kulturstiftung']);
    expect(await titles('lena.hartwig', 'q=PETZOLD&state=waiting')).toEqual(['Order for Kulturstiftung']);
    expect(await titles('lena.hartwig', 'q=100%25')).toEqual([]);
    await app.ask('tim.wolter', 'POST', `/tasks/${task}/complete`, { variables: { available: 'yes' } });
    expect(await titles('lena.hartwig', 'state=running')).toEqual(['Order for Kulturstiftung']);
    expect(await titles('lena.hartwig', 'person=tim.wolter&process=order')).toEqual([
      'Order for Kulturstiftung',
    ]);
    expect(await titles('lena.hartwig', 'process=order&version=2')).toEqual([]);
    await app.start('lena.hartwig', 'stop');
    expect(await titles('lena.hartwig', 'state=incident')).toEqual(['Stop']);
    expect(await titles('lena.hartwig', 'state=ended')).toEqual([]);
    const all = await app.ask('lena.hartwig', 'GET', '/cases?state=open&limit=500');
    const parts = ['running', 'waiting', 'incident'].map((state) =>
      app.ask('lena.hartwig', 'GET', `/cases?state=${state}&limit=500`),
    );
    const states = (await Promise.all(parts)).flatMap(
      ({ body }) => body.items as { state: string; key: string }[],
    );
    expect(states.map(({ key }) => key).sort()).toEqual(keysOf(all.body).sort());
    expect(Object.fromEntries(states.map(({ key, state }) => [key, state]))).toEqual(
      Object.fromEntries(
        all.body.items.map(({ key, state }: { key: string; state: string }) => [key, state]),
      ),
    );
    const lost = await app.ask('lena.hartwig', 'GET', '/cases?version=1');
    expect(lost).toMatchObject({ status: 422, body: { place: 'version' } });
  });

  it('shows a partner the cases of the own company only', async () => {
    const theirs = await app.start('katrin.vogel', 'order', { customer: 'Theirs' });
    const others = await app.start('falk.petzold', 'order', { customer: 'Others' });
    const { body } = await app.ask('sven.adler', 'GET', '/cases?limit=500');
    expect(keysOf(body)).toContain(theirs);
    expect(keysOf(body)).not.toContain(others);
    for (const path of ['', '/events', '/at/1']) {
      const { status, body: refused } = await app.ask('sven.adler', 'GET', `/cases/${others}${path}`);
      expect({ status, code: refused.code }).toEqual({ status: 404, code: 'not-found' });
    }
    expect((await app.ask('sven.adler', 'GET', `/tasks?case=${others}`)).status).toBe(404);
  });
});

describe('operating', () => {
  it('cancels a case with its reason, and with it the case it called', async () => {
    const key = await app.start('lena.hartwig', 'caller', {
      subject: 'Called',
      team: null,
      due: null,
      followUp: null,
    });
    const before = await app.ask('lena.hartwig', 'GET', `/cases/${key}`);
    expect(before.body).toMatchObject({
      waitsFor: 'Have it read',
      open: [{ element: 'call-note', kind: 'case' }],
      children: [{ title: 'Called', element: 'call-note', state: 'waiting' }],
      stages: [{ state: 'done' }, { state: 'here' }],
    });
    const child = before.body.children[0].key;
    const seen = await app.ask('lena.hartwig', 'GET', `/cases/${child}`);
    expect(seen.body.parent).toMatchObject({ key, title: 'Caller' });
    expect((await app.ask('lena.hartwig', 'POST', `/cases/${key}/cancel`, { reason: 'No' })).status).toBe(
      403,
    );
    const reason = 'The customer gave up.';
    const gone = await app.ask('sofia.lindqvist', 'POST', `/cases/${key}/cancel`, { reason });
    expect(gone).toMatchObject({ status: 200, body: { state: 'cancelled', reason, open: [], tasks: [] } });
    expect(gone.body.children).toMatchObject([{ state: 'cancelled' }]);
    const again = await app.ask('sofia.lindqvist', 'POST', `/cases/${key}/cancel`, { reason });
    expect(again).toMatchObject({ status: 409, body: { code: 'wrong-state' } });
  });

  it('corrects variables and says who did', async () => {
    const key = await app.start('lena.hartwig', 'note', { subject: 'Wrong' });
    const variables = { subject: 'Right', more: [1, { deep: null }] };
    const { body } = await app.ask('sofia.lindqvist', 'PATCH', `/cases/${key}/variables`, { variables });
    expect(body.variables).toMatchObject([
      { name: 'subject', value: 'Right', since: 1, changed: body.seq },
      { name: 'starter', changed: 1 },
      { name: 'more', value: [1, { deep: null }], since: body.seq },
    ]);
    const { body: events } = await app.ask('lena.hartwig', 'GET', `/cases/${key}/events`);
    expect(events.items.at(-1)).toMatchObject({
      says: 'Values changed: subject, more',
      actor: { kind: 'person', name: 'Sofia Lindqvist' },
    });
    const scope = await app.ask('sofia.lindqvist', 'PATCH', `/cases/${key}/variables`, {
      variables,
      scope: '77',
    });
    expect(scope).toMatchObject({ status: 404, body: { code: 'not-found' } });
  });

  it('answers for unknown and impossible keys with a sentence', async () => {
    const [{ key: definition }] = (await app.store.query<{ key: string }>(
      'select key from definitions limit 1',
    )) as [{ key: string }];
    for (const key of ['4711', definition]) {
      expect((await app.ask('sofia.lindqvist', 'GET', `/cases/${key}`)).body.code).toBe('not-found');
      const cancel = await app.ask('sofia.lindqvist', 'POST', `/cases/${key}/cancel`, { reason: 'x' });
      expect(cancel.body.code).toBe('not-found');
    }
    for (const key of ['0', 'abc', '9999999999999999999'])
      expect((await app.ask('sofia.lindqvist', 'GET', `/cases/${key}`)).status).toBe(422);
  });
});
