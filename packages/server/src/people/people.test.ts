import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyRebuild } from '../spine/rebuild.ts';
import type { Store } from '../spine/spine.ts';
import { ATTEMPTS_PER_ADDRESS, ATTEMPTS_PER_EMAIL } from './attempts.ts';
import { peopleParts } from './people.ts';
import { company, openApp, openTestStore, PASSWORD } from './test-company.ts';

let store: Store;
let open: Awaited<ReturnType<typeof openApp>>;

beforeAll(async () => {
  store = await openTestStore();
  open = await openApp(store);
}, 60_000);
afterAll(() => store.close());

const LENA = 'lena.hartwig@zzstor.example';

describe('signing in', () => {
  it('sets a cookie that scripts and other sites cannot use, and says who it is', async () => {
    const { status, headers, body } = await open.tryPassword(` ${LENA.toUpperCase()} `, PASSWORD);
    expect([status, body]).toEqual([200, { handle: 'lena.hartwig', name: 'Lena Hartwig' }]);
    const [cookie] = headers.getSetCookie();
    expect(cookie).toMatch(
      /^throughline\.session_token=.*; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/,
    );
  });

  it('tells people of other companies whose product they look at', async () => {
    const { body } = await open.ask('GET', '/me', await open.signIn('katrin.vogel'));
    expect(body).toMatchObject({ company: { id: 'rheintal', kind: 'partner' }, house: 'ZZStor GmbH' });
  });

  it('lets in by the cookie until it is signed out', async () => {
    const lena = await open.signIn('lena.hartwig');
    const { body } = await open.ask('GET', '/me', lena);
    expect(body).toEqual({
      handle: 'lena.hartwig',
      name: 'Lena Hartwig',
      email: LENA,
      roles: ['worker'],
      teams: [{ id: 'order-desk', name: 'Order desk' }],
      company: { id: 'zzstor', name: 'ZZStor GmbH', kind: 'own' },
      may: { publish: false, operate: false, assign: false, processes: false, rules: true },
    });
    const session = await open.ask('GET', '/auth/get-session', lena);
    expect(session.body.session.handle).toBe('lena.hartwig');
    expect((await open.ask('POST', '/auth/sign-out', lena, {})).status).toBe(204);
    expect((await open.ask('GET', '/me', lena)).body.code).toBe('not-signed-in');
    expect((await open.ask('GET', '/auth/get-session', lena)).body).toEqual({ session: null });
  });

  it.each([
    ['a wrong password', LENA, 'wrong'],
    ['an unknown e-mail', 'nobody@zzstor.example', PASSWORD],
    ['no e-mail at all', 'lena', PASSWORD],
  ])('with %s is refused, always alike', async (_, email, password) => {
    const { body } = await open.tryPassword(email, password);
    expect(body).toMatchObject({
      status: 401,
      code: 'wrong-password',
      detail: 'No sign-in with this e-mail and password.',
    });
  });

  it('with a forged cookie is nobody', async () => {
    const { cookie } = await open.signIn('lena.hartwig');
    const forged = cookie!.replace(/=(\w{4})/, '=AAAA');
    expect((await open.ask('GET', '/me', { cookie: forged })).status).toBe(401);
  });

  it('ends by itself after a week, and is prolonged by use', async () => {
    const lena = await open.signIn('lena.hartwig');
    await store.query(`update auth_session set "expiresAt" = now() + interval '5 days'`);
    const prolonged = await open.ask('GET', '/me', lena);
    expect(prolonged.headers.getSetCookie()[0]).toContain('Max-Age=604800');
    await store.query(`update auth_session set "expiresAt" = now() - interval '1 second'`);
    open.time.passed += 6_000;
    expect((await open.ask('GET', '/me', lena)).status).toBe(401);
  });

  it('cannot be done for oneself: there is no way to sign up', async () => {
    expect((await open.ask('POST', '/auth/sign-up/email', {}, {})).body.code).toBe('unknown-route');
  });
});

describe('guessing passwords', () => {
  it('is stopped per e-mail, also after a restart, and told how long', async () => {
    for (let n = 0; n < ATTEMPTS_PER_EMAIL; n++) await open.tryPassword('paul.weiss@zzstor.example', 'wrong');
    const restarted = await openApp(store);
    const { body, headers } = await restarted.tryPassword('paul.weiss@zzstor.example', PASSWORD);
    expect(body).toMatchObject({
      status: 429,
      code: 'too-many-attempts',
      mend: expect.stringMatching(/^Try again in 1[456] minutes\.$/),
    });
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(800);
    expect((await restarted.tryPassword(LENA, PASSWORD)).status).toBe(200);
    restarted.time.passed = 31 * 60 * 1000;
    expect((await restarted.tryPassword('paul.weiss@zzstor.example', PASSWORD)).status).toBe(200);
  });

  it('is stopped per address; right ones do not count', async () => {
    await store.query('delete from auth_attempt');
    await store.query(
      "insert into auth_attempt values ('address unknown', $1, now() + interval '1 minute')",
      [ATTEMPTS_PER_ADDRESS - 1],
    );
    for (let n = 0; n < 3; n++) expect((await open.tryPassword(LENA, PASSWORD)).status).toBe(200);
    expect((await open.tryPassword(LENA, 'wrong')).status).toBe(401);
    expect((await open.tryPassword(LENA, PASSWORD)).status).toBe(429);
    await store.query('delete from auth_attempt');
  });
});

describe('people and teams', () => {
  it('are listed by name, in pages, and found by part of a name', async () => {
    const lena = await open.signIn('lena.hartwig');
    const first = (await open.ask('GET', '/people?limit=2', lena)).body;
    expect(first.items.map((one: { handle: string }) => one.handle)).toEqual([
      'aoife.brennan',
      'henrik.thomsen',
    ]);
    expect(first.total).toBe(9);
    const second = (await open.ask('GET', `/people?limit=2&after=${first.next}`, lena)).body;
    expect(second.items.map((one: { handle: string }) => one.handle)).toEqual(['ines.pohl', 'katrin.vogel']);
    const found = (await open.ask('GET', '/people?q=HARTW&team=order-desk', lena)).body;
    expect(found).toEqual({
      items: [expect.objectContaining({ handle: 'lena.hartwig', title: 'worker' })],
      total: 1,
    });
    expect((await open.ask('GET', '/people?after=gone', lena)).body).toMatchObject({
      status: 422,
      place: 'after',
    });
  });

  it('of other companies are not shown to partners', async () => {
    const katrin = await open.signIn('katrin.vogel');
    const people = (await open.ask('GET', '/people', katrin)).body;
    expect(people.items.map((one: { handle: string }) => one.handle)).toEqual(['katrin.vogel', 'uwe.brand']);
    const teams = (await open.ask('GET', '/teams', katrin)).body;
    expect(teams.items).toEqual([
      {
        id: 'rheintal-sales',
        name: 'Rheintal sales',
        function: 'partner',
        company: { id: 'rheintal', name: 'Rheintal Systemhaus GmbH', kind: 'partner' },
      },
    ]);
  });

  it('of the demonstration are told, with their password, only in the demonstration', async () => {
    expect((await open.ask('GET', '/demo')).body.code).toBe('not-found');
    const { body } = await (await openApp(store, { demoPassword: PASSWORD })).ask('GET', '/demo');
    expect(body.password).toBe(PASSWORD);
    expect(body.people).toContainEqual({
      handle: 'lena.hartwig',
      name: 'Lena Hartwig',
      email: LENA,
      role: 'worker',
      team: 'Order desk',
    });
  });

  it('of the demonstration come in the order of the company’s file', async () => {
    const { body } = await (await openApp(store, { demoPassword: PASSWORD })).ask('GET', '/demo');
    const shown = body.people.map(({ handle }: { handle: string }) => handle);
    const loaded = company.people.map(({ handle }) => handle);
    expect(shown.filter((handle: string) => loaded.includes(handle))).toEqual(loaded);
  });
});

describe('API tokens', () => {
  it('are shown once, let in as their person, and are kept only as a hash', async () => {
    const lena = await open.signIn('lena.hartwig');
    const { status, body } = await open.ask('POST', '/tokens', lena, { name: 'nightly import', days: 30 });
    expect(status).toBe(201);
    const bearer = { authorization: `Bearer ${body.token}` };
    expect((await open.ask('GET', '/me', bearer)).body.handle).toBe('lena.hartwig');
    const list = (await open.ask('GET', '/tokens', lena)).body.items;
    const { token, ...shown } = body;
    expect(list).toEqual([{ ...shown, lastUsedAt: expect.any(String) }]);
    expect(token.startsWith(shown.starts)).toBe(true);
    const dump = await store.query(
      'select row_to_json(a)::text from auth_token a union all select data::text from events',
    );
    expect(JSON.stringify(dump)).not.toContain(token);
    expect((await open.ask('POST', '/tokens', bearer, { name: 'child' })).body.code).toBe('not-allowed');
  });

  it('are made once per idempotency key; the secret is not repeated', async () => {
    const uwe = { ...(await open.signIn('uwe.brand')), 'idempotency-key': 'same' };
    const first = await open.ask('POST', '/tokens', uwe, { name: 'one' });
    expect((await open.ask('POST', '/tokens', uwe, { name: 'one' })).body.code).toBe('already-exists');
    expect((await open.ask('GET', '/tokens', uwe)).body.items).toHaveLength(1);
    expect((await open.ask('GET', '/me', { authorization: `Bearer ${first.body.token}` })).status).toBe(200);
    expect(
      await store.query(
        'select 1 from auth_token a left join api_tokens t on t.key = a.token where t.key is null',
      ),
    ).toEqual([]);
  });

  it('end when revoked, by their owner only, when over, and with their person', async () => {
    const katrin = await open.signIn('katrin.vogel');
    const make = async (days?: number) =>
      (await open.ask('POST', '/tokens', katrin, { name: 't', days })).body;
    const me = (token: string) => open.ask('GET', '/me', { authorization: `Bearer ${token}` });
    const revoked = await make();
    expect((await me(revoked.token)).status).toBe(200);
    const lena = await open.signIn('lena.hartwig');
    expect((await open.ask('DELETE', `/tokens/${revoked.key}`, lena)).status).toBe(404);
    expect((await open.ask('DELETE', `/tokens/${revoked.key}`, katrin)).status).toBe(204);
    expect((await me(revoked.token)).status).toBe(401);
    expect((await open.ask('DELETE', `/tokens/${revoked.key}`, katrin)).status).toBe(404);
    const short = await make(1);
    const admin = await open.signIn('henrik.thomsen');
    await open.ask('PATCH', '/people/katrin.vogel', admin, { active: false });
    expect((await me(short.token)).status).toBe(401);
    await open.ask('PATCH', '/people/katrin.vogel', admin, { active: true });
    expect((await me(short.token)).status).toBe(200);
    open.time.passed += 25 * 3_600_000;
    expect((await me(short.token)).status).toBe(401);
  });

  it.each(['Bearer', 'Bearer tl_x', 'Basic abc', 'Bearer tl_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'])(
    'that are none (%s) let nobody in, even beside a good cookie',
    async (authorization) => {
      const lena = await open.signIn('lena.hartwig');
      expect((await open.ask('GET', '/me', { ...lena, authorization })).status).toBe(401);
    },
  );
});

describe('the log', () => {
  it('rebuilds every table of people', async () => {
    await open.spine.drained();
    const report = await verifyRebuild(store, peopleParts);
    expect(report.differences).toEqual([]);
    expect(report.rows).toBeGreaterThan(14);
  });

  it('gets nothing when the same company is loaded again, and only what differs otherwise', async () => {
    const count = async () =>
      (await store.query<{ n: number }>('select count(*)::int as n from events'))[0]!.n;
    const people = company.people.filter(({ handle }) => handle === 'paul.weiss');
    await open.people.loadCompany({ ...company, people }, PASSWORD);
    const before = await count();
    await open.people.loadCompany(
      { ...company, people: people.map((one) => ({ ...one, title: 'Data' })) },
      PASSWORD,
    );
    expect(await count()).toBe(before + 1);
    const [event] = await store.query<{ type: string; data: unknown }>(
      'select type, data from events order by id desc limit 1',
    );
    expect(event).toMatchObject({ type: 'person.changed', data: { title: 'Data' } });
  });

  it('has no company that nobody works for', async () => {
    expect((await open.people.directory.snapshot()).companies.has('musterbank')).toBe(false);
  });
});
