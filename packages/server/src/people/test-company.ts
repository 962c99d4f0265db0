import { pino } from 'pino';
import { createApp } from '../http/app.ts';
import type { Route } from '../http/route.ts';
import { createSpine, openStore, type Store } from '../spine/spine.ts';
import { createPeople, peopleParts } from './people.ts';

export const PASSWORD = 'demo of zzstor';

/** A person of each role, one of a partner company, in the form of `company.json`. */
export const company = {
  companies: [
    { id: 'zzstor', name: 'ZZStor GmbH', roles: ['own', 'supplier'], city: 'Hamburg' },
    { id: 'rheintal', name: 'Rheintal Systemhaus GmbH', roles: ['partner'] },
    { id: 'musterbank', name: 'Musterbank', roles: ['customer'] },
  ],
  teams: [
    { id: 'order-desk', name: 'Order desk', function: 'sales', company: 'zzstor' },
    { id: 'rheintal-sales', name: 'Rheintal sales', function: 'partner', company: 'rheintal' },
  ],
  people: [
    person('katrin.vogel', 'partner', 'rheintal', ['rheintal-sales']),
    person('uwe.brand', 'partner', 'rheintal', ['rheintal-sales']),
    person('lena.hartwig', 'worker', 'zzstor', ['order-desk']),
    person('aoife.brennan', 'team-lead', 'zzstor', ['order-desk']),
    person('sofia.lindqvist', 'operations-manager', 'zzstor', []),
    person('henrik.thomsen', 'administrator', 'zzstor', []),
    person('ines.pohl', 'marketer', 'zzstor', []),
    person('paul.weiss', 'analyst', 'zzstor', []),
    person('nora.lang', 'integrator', 'zzstor', []),
  ],
};

function person(handle: string, role: string, of: string, teams: readonly string[]) {
  const name = handle.replace(/(^|\.)(\w)/g, (_, dot, letter) => (dot ? ' ' : '') + letter.toUpperCase());
  return {
    handle,
    name,
    email: `${handle}@${of}.example`,
    title: role,
    roles: [role],
    teams: [...teams],
    company: of,
  };
}

type Headers = Readonly<Record<string, string>>;

/** The app over a store, and a way to ask it as a client does. `passed` is time that went by. */
export async function openApp(
  store: Store,
  { routes = [], demoPassword }: { routes?: readonly Route[]; demoPassword?: string } = {},
) {
  const time = { passed: 0 };
  const spine = createSpine(store, peopleParts, () => Date.now() + time.passed);
  const log = pino({ level: 'silent' });
  const people = await createPeople({ spine, log, demoPassword });
  const app = createApp({
    routes: [...people.routes, ...routes],
    authenticate: people.authenticate,
    live: { subscribe: async () => () => undefined },
    log,
    version: '1',
  });
  async function ask(method: string, path: string, headers: Headers = {}, body?: unknown) {
    const type: Headers = body === undefined ? {} : { 'content-type': 'application/json' };
    const text = body === undefined ? {} : { body: JSON.stringify(body) };
    const request = new Request(`http://127.0.0.1/api${path}`, {
      method,
      headers: { ...type, ...headers },
      ...text,
    });
    const answer = await app.fetch(request);
    const content = await answer.text();
    return {
      status: answer.status,
      headers: answer.headers,
      body: content === '' ? undefined : JSON.parse(content),
    };
  }
  const tryPassword = (email: string, password: string) =>
    ask('POST', '/auth/sign-in/email', {}, { email, password });
  async function signIn(handle: string, password = PASSWORD): Promise<Headers> {
    const { email } = (await people.directory.snapshot()).people.get(handle)!;
    const { status, headers } = await tryPassword(email, password);
    if (status !== 200) throw new Error(`${handle} cannot sign in: ${status}`);
    return {
      cookie: headers
        .getSetCookie()
        .map((cookie) => cookie.split(';')[0])
        .join('; '),
    };
  }
  return { app, spine, people, time, ask, tryPassword, signIn };
}

/** A database in memory with the test's company in it. */
export async function openTestStore(): Promise<Store> {
  const store = await openStore({});
  const { people } = await openApp(store);
  await people.loadCompany(company, PASSWORD);
  return store;
}
