import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Client, good, signIn } from '../client.ts';
import { COMPLAINT, type Office, ORDER, openOffice } from '../office.ts';

let office: Office;
let order: string;
beforeAll(async () => {
  office = await openOffice();
  order = await office.start('katrin.vogel', 'partner-order', { ...ORDER, endCustomer: 'Kranhaus Reederei' });
});
afterAll(() => office.close());

const INSTALLER = 'miriam.yildiz';
const OTHER_PARTNER = 'falk.petzold';
const ANSWER = { variables: { remedy: 'explain', answerText: 'It comes on Friday.' } };

describe('another team’s task', () => {
  it('can be looked at but neither taken nor done', async () => {
    const task = await office.taskOf(await office.start('lena.hartwig', 'complaint', COMPLAINT));
    const others = {
      status: 403,
      code: 'not-allowed',
      detail: /^“Answer complaint” is for others\. Nothing was changed\.$/,
    };
    for (const [act, body] of Object.entries({ claim: undefined, release: undefined, complete: ANSWER })) {
      await office.refuses(INSTALLER, { method: 'POST', path: `/tasks/${task}/${act}`, body }, others);
    }
    await office.refuses(
      INSTALLER,
      { method: 'POST', path: `/tasks/${task}/assign`, body: { person: INSTALLER } },
      {
        ...{ status: 403, code: 'role-needed', detail: /needs one of the roles/ },
      },
    );
    const queue = good(
      await (await office.as(INSTALLER)).get<{ items: { key: string }[] }>('/tasks?queue=team'),
    );
    expect(queue.items.map(({ key }) => key)).not.toContain(task);
  });

  it('cannot be given to somebody who may not do it, or who is not there', async () => {
    const task = await office.taskOf(await office.start('lena.hartwig', 'complaint', COMPLAINT));
    const assign = (person: string) => ({ method: 'POST', path: `/tasks/${task}/assign`, body: { person } });
    for (const person of ['nobody.here', OTHER_PARTNER]) {
      await office.refuses('aoife.brennan', assign(person), {
        status: 422,
        code: 'invalid-input',
        detail: /./,
        place: 'person',
      });
    }
  });
});

describe('another company’s case', () => {
  const hidden = { status: 404, code: 'not-found', detail: /^There is no case \d+ that you can see\.$/ };

  it.each(['/cases/KEY', '/cases/KEY/events', '/cases/KEY/at/1', '/tasks?case=KEY'])(
    'is not there (GET %s)',
    (path) => office.refuses(OTHER_PARTNER, { method: 'GET', path: path.replace('KEY', order) }, hidden),
  );

  it('is in no list, no search, no worklist', async () => {
    const other = await office.as(OTHER_PARTNER);
    expect(good(await other.get('/cases'))).toMatchObject({ items: [], total: 0 });
    expect(good(await other.get('/cases?q=Kranhaus'))).toMatchObject({ items: [] });
    expect(good(await other.get(`/cases?person=katrin.vogel`))).toMatchObject({ items: [] });
    expect(good(await other.get('/search?q=Kranhaus'))).toMatchObject({ items: [] });
    const own = await office.as('katrin.vogel');
    expect(good(await own.get('/cases?q=Kranhaus'))).toMatchObject({ total: 1 });
    expect(good(await own.get<{ items: unknown[] }>('/search?q=Kranhaus')).items).not.toEqual([]);
  });

  it('cannot be cancelled or changed by a partner, not even the own', async () => {
    for (const who of [OTHER_PARTNER, 'katrin.vogel']) {
      await office.refuses(
        who,
        { method: 'POST', path: `/cases/${order}/cancel`, body: { reason: 'No.' } },
        {
          ...{ status: 403, code: 'role-needed', detail: /administrator, operations-manager/ },
        },
      );
    }
  });

  it('cannot be started in the name of another', async () => {
    const variables = { ...ORDER, starter: { handle: 'katrin.vogel', company: 'rheintal' } };
    await office.refuses(
      OTHER_PARTNER,
      { method: 'POST', path: '/cases', body: { process: 'partner-order', variables } },
      {
        ...{ status: 422, code: 'invalid-input', detail: /no field "starter"/ },
      },
    );
    await office.refuses(
      'lena.hartwig',
      { method: 'POST', path: '/cases', body: { process: 'partner-order', variables: ORDER } },
      {
        ...{ status: 403, code: 'not-allowed', detail: /may be started by others only/, place: 'process' },
      },
    );
  });
});

describe('somebody whose sign-in is over', () => {
  const out = {
    status: 401,
    code: 'not-signed-in',
    detail: /not signed in, or your sign-in has expired/,
    mend: /^Sign in/,
  };
  const complaint = { method: 'POST', path: '/cases', body: { process: 'complaint', variables: COMPLAINT } };

  it('by time', async () => {
    const client = await signIn('daniel.osei', { url: office.server.url });
    await office.server.spine.store.query(
      `update auth_session set "expiresAt" = now() - interval '1 minute' where "userId" = 'daniel.osei'`,
    );
    await office.refuses(client, complaint, out);
    await office.refuses(client, { method: 'GET', path: '/worklist' }, out);
  });

  it('by signing out', async () => {
    const client = await signIn('daniel.osei', { url: office.server.url });
    good(await client.post('/auth/sign-out'));
    await office.refuses(client, complaint, out);
  });

  it('by a revoked token', async () => {
    const person = await signIn('daniel.osei', { url: office.server.url });
    const { key, token } = good(
      await person.post<{ key: string; token: string }>('/tokens', { name: 'script' }),
    );
    const client = new Client({ url: office.server.url }, { authorization: `Bearer ${token}` });
    expect((await client.get('/me')).status).toBe(200);
    expect((await person.ask('DELETE', `/tokens/${key}`)).status).toBe(204);
    await office.refuses(client, complaint, out);
  });

  it.each(['Bearer tl_made-up', 'Bearer ', 'Basic a3Y6eA==', 'tl_x'])(
    'by a made-up token (%s)',
    (authorization) =>
      office.refuses(new Client({ url: office.server.url }, { authorization }), complaint, out),
  );

  it('by a made-up cookie', () =>
    office.refuses(
      new Client({ url: office.server.url }, { cookie: 'throughline.session_token=abc.def' }),
      complaint,
      out,
    ));

  it('or who never was signed in', () => office.refuses(office.nobody, complaint, out));
});

describe('a wrong password', () => {
  it('is refused without telling whether the e-mail is known', async () => {
    const tell = (email: string) =>
      office.nobody.post('/auth/sign-in/email', { email, password: 'wrong password' });
    const known = await tell('ruth.abelson@zzstor.example');
    const unknown = await tell('nobody@zzstor.example');
    expect(known.status).toBe(401);
    expect(known.body).toMatchObject({ code: 'wrong-password' });
    expect(unknown.body).toEqual(known.body);
  });

  it('is refused for a while after ten times', async () => {
    const body = { email: 'marc.delacroix@zzstor.example', password: 'wrong password' };
    const tries = [];
    for (let attempt = 0; attempt < 11; attempt++)
      tries.push((await office.nobody.post('/auth/sign-in/email', body)).status);
    expect(tries).toEqual([...Array(10).fill(401), 429]);
    await office.refuses(
      office.nobody,
      { method: 'POST', path: '/auth/sign-in/email', body: { ...body, password: 'throughline-demo' } },
      {
        ...{
          status: 429,
          code: 'too-many-attempts',
          detail: /too many wrong attempts/,
          mend: /Try again in \d+ minutes?\.$/,
        },
      },
    );
  });
});
