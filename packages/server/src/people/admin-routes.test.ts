import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../spine/spine.ts';
import { company, openApp, openTestStore, PASSWORD } from './test-company.ts';

const LENA = 'lena.hartwig@zzstor.example';
let store: Store;
let open: Awaited<ReturnType<typeof openApp>>;
beforeAll(async () => {
  store = await openTestStore();
  open = await openApp(store);
}, 60_000);
afterAll(() => store.close());

describe('an administrator', () => {
  const mia = {
    handle: 'mia.roth',
    name: 'Mia Roth',
    email: 'Mia.Roth@zzstor.example',
    company: 'zzstor',
    roles: ['worker'],
    teams: ['order-desk'],
    password: 'a long enough one',
  };

  it('adds a person, once, who can sign in then', async () => {
    const admin = await open.signIn('henrik.thomsen');
    const headers = { ...admin, 'idempotency-key': 'mia' };
    const added = await open.ask('POST', '/people', headers, mia);
    expect([added.status, added.body]).toEqual([
      201,
      expect.objectContaining({ handle: 'mia.roth', email: 'mia.roth@zzstor.example', active: true }),
    ]);
    expect((await open.ask('POST', '/people', headers, mia)).body).toEqual(added.body);
    expect((await open.ask('POST', '/people', headers, { ...mia, name: 'Other' })).body.code).toBe(
      'idempotency-key-reused',
    );
    expect((await open.ask('POST', '/people', admin, { ...mia, email: 'm@x.example' })).body).toMatchObject({
      status: 409,
      detail: "There is a person 'mia.roth' already.",
    });
    await open.signIn('mia.roth', mia.password);
    const events = await store.query(
      "select data::text as data from events where type = 'person.added' and actor = 'henrik.thomsen'",
    );
    expect(events).toHaveLength(1);
    expect(JSON.stringify(events)).not.toContain(mia.password);
  });

  it.each([
    [{ team: [] }, 'team', "Did you mean 'teams'?"],
    [{ teams: ['order-dsk'] }, 'teams[0]', "Did you mean 'order-desk'?"],
    [{ company: 'acme' }, 'company', 'The company must be there first.'],
    [{ email: LENA }, 'email', 'Give another e-mail.'],
    [{ roles: ['boss'] }, 'roles[0]', undefined],
    [{ handle: 'system' }, 'handle', undefined],
    [{ handle: 'Mia Roth' }, 'handle', undefined],
    [{ password: 'short' }, 'password', undefined],
  ])('is told what is wrong with %j', async (change, place, mend) => {
    const admin = await open.signIn('henrik.thomsen');
    const { status, body } = await open.ask('POST', '/people', admin, {
      ...mia,
      handle: 'x.y',
      email: 'x@y.example',
      ...change,
    });
    expect([status >= 400, body.place, body.mend]).toEqual([true, place, mend]);
  });

  it('changes roles and teams, and it counts at once', async () => {
    const admin = await open.signIn('henrik.thomsen');
    const paul = await open.signIn('paul.weiss');
    expect((await open.ask('POST', '/people', paul, mia)).body.code).toBe('role-needed');
    await open.ask('PATCH', '/people/paul.weiss', admin, { roles: ['analyst', 'administrator'] });
    expect((await open.ask('GET', '/me', paul)).body.roles).toEqual(['analyst', 'administrator']);
    await open.ask('PATCH', '/people/paul.weiss', admin, { roles: ['analyst'] });
    expect((await open.ask('POST', '/people', paul, mia)).body.code).toBe('role-needed');
    expect((await open.ask('PATCH', '/people/nobody', admin, {})).body).toMatchObject({ status: 404 });
  });

  it('cannot give people of other companies what concerns all companies', async () => {
    const admin = await open.signIn('henrik.thomsen');
    const uwe = await open.signIn('uwe.brand');
    const give = (change: object) => open.ask('PATCH', '/people/uwe.brand', admin, change);
    for (const role of ['administrator', 'operations-manager', 'integrator'])
      expect((await give({ roles: [role] })).body).toMatchObject({ status: 422, place: 'roles' });
    await give({ company: 'zzstor', roles: ['integrator'] });
    expect((await give({ company: 'rheintal' })).body).toMatchObject({ status: 422, place: 'roles' });
    // The file that a company is loaded from is not asked; what it says does not count.
    const moved = company.people.map((one) =>
      one.handle === 'uwe.brand' ? { ...one, roles: ['partner', 'administrator'] } : one,
    );
    await open.people.loadCompany({ ...company, people: moved }, PASSWORD);
    expect((await open.ask('GET', '/me', uwe)).body.roles).toEqual(['partner']);
    expect((await open.ask('POST', '/people', uwe, mia)).body.code).toBe('role-needed');
    await open.people.loadCompany(company, PASSWORD);
  });

  it('switches a sign-in off at once, and on again', async () => {
    const admin = await open.signIn('henrik.thomsen');
    const ines = await open.signIn('ines.pohl');
    expect((await open.ask('PATCH', '/people/ines.pohl', admin, { active: false })).body.active).toBe(false);
    expect((await open.ask('GET', '/me', ines)).status).toBe(401);
    expect((await open.tryPassword('ines.pohl@zzstor.example', PASSWORD)).body.detail).toContain(
      'switched your access off',
    );
    expect((await open.tryPassword('ines.pohl@zzstor.example', 'wrong')).body.code).toBe('wrong-password');
    await open.ask('PATCH', '/people/ines.pohl', admin, { active: true });
    expect((await open.ask('GET', '/me', ines)).status).toBe(401);
    await open.signIn('ines.pohl');
  });

  it('sets a new password, which ends the sessions of the old one and stands in the log without it', async () => {
    const admin = await open.signIn('henrik.thomsen');
    const nora = await open.signIn('nora.lang');
    await open.ask('PATCH', '/people/nora.lang', admin, {
      password: 'another long one',
      email: 'nora@zzstor.example',
    });
    expect((await open.ask('GET', '/me', nora)).status).toBe(401);
    expect((await open.tryPassword('nora@zzstor.example', PASSWORD)).status).toBe(401);
    await open.signIn('nora.lang', 'another long one');
    const events = await store.query<{ type: string }>(
      "select type, data::text from events where data::text like '%nora@%' or type = 'person.password-set'",
    );
    expect(events.map(({ type }) => type).sort()).toEqual(['person.changed', 'person.password-set']);
    expect(JSON.stringify(events)).not.toContain('another long one');
  });

  it('ends sessions at once with a new password, also those that were just believed', async () => {
    const admin = await open.signIn('henrik.thomsen');
    const paul = await open.signIn('paul.weiss');
    expect((await open.ask('GET', '/me', paul)).status).toBe(200);
    await open.ask('PATCH', '/people/paul.weiss', admin, { password: 'the second password' });
    expect((await open.ask('GET', '/me', paul)).status).toBe(401);
  });

  it('whose request comes again late brings no old password back', async () => {
    const admin = await open.signIn('henrik.thomsen');
    const late = { ...admin, 'idempotency-key': 'late' };
    const set = (headers: typeof admin, password: string) =>
      open.ask('PATCH', '/people/ines.pohl', headers, { password });
    await set(late, 'the first of them');
    await set(admin, 'the newest of them');
    expect((await set(late, 'the first of them')).status).toBe(200);
    await open.signIn('ines.pohl', 'the newest of them');
    const added = { ...mia, handle: 'mia.lang', email: 'mia.lang@zzstor.example' };
    const again = { ...admin, 'idempotency-key': 'again' };
    await open.ask('POST', '/people', again, added);
    await open.ask('PATCH', '/people/mia.lang', admin, { password: 'one of her own', name: 'Mia L.' });
    expect((await open.ask('POST', '/people', again, added)).body.name).toBe('Mia L.');
    await open.signIn('mia.lang', 'one of her own');
  });

  it('leaves no trace of a password that is quicker to guess than its hash', async () => {
    const admin = { ...(await open.signIn('henrik.thomsen')), 'idempotency-key': 'trace' };
    const prints = async (password: string, key: string) => {
      await open.ask('PATCH', '/people/nora.lang', { ...admin, 'idempotency-key': key }, { password });
      return store.query('select fingerprint from answers where key = $1', [`henrik.thomsen/${key}`]);
    };
    expect(await prints('password number one', 'a')).toEqual(await prints('password number two', 'b'));
  });

  it('cannot lock everybody out', async () => {
    const admin = await open.signIn('henrik.thomsen');
    for (const change of [{ active: false }, { roles: ['worker'] }]) {
      expect((await open.ask('PATCH', '/people/henrik.thomsen', admin, change)).body.code).toBe(
        'not-allowed',
      );
    }
  });
});
