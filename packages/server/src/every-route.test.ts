import { afterAll, beforeAll, expect, it } from 'vitest';
import { ROLES } from './http/actor.ts';
import { company, PASSWORD } from './people/test-company.ts';
import { type Caller, type Walk, walkRoutes } from './people/walk-routes.ts';
import { type Server, startServer } from './server.ts';

let server: Server;
let walk: Walk;

beforeAll(async () => {
  server = await startServer({
    storage: {},
    port: 0,
    host: '127.0.0.1',
    log: 'silent',
    demoPassword: PASSWORD,
  });
  await server.loadCompany(company, PASSWORD);
  walk = { document: (await send('GET', '/openapi.json')).body as Walk['document'], ask };
}, 60_000);
afterAll(() => server.stop());

async function send(method: string, path: string, headers: Caller['headers'] = {}, body?: object) {
  const answer = await fetch(`${server.url}/api${path}`, {
    method,
    headers: { ...headers, ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  // A live stream has no end; who may open it is known by its head.
  const endless = answer.headers.get('content-type')?.startsWith('text/event-stream');
  const text = endless ? ((await answer.body?.cancel()) ?? '') : await answer.text();
  const json = answer.headers.get('content-type')?.includes('json') && text !== '';
  return {
    status: answer.status,
    headers: answer.headers,
    body: json ? (JSON.parse(text) as unknown) : undefined,
  };
}

async function ask(...request: Parameters<typeof send>) {
  const { status, body } = await send(...request);
  return { status, code: (body as { code?: string } | undefined)?.code };
}

async function cookieOf(role: string): Promise<string> {
  const { email } = company.people.find(({ roles }) => roles.includes(role))!;
  const { headers } = await send('POST', '/auth/sign-in/email', {}, { email, password: PASSWORD });
  return headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

/** By token: a walk also signs out. */
async function tokenOf(cookie: string): Promise<{ authorization: string; key: string }> {
  const { body } = await send('POST', '/tokens', { cookie }, { name: 'walk' });
  const { token, key } = body as { token: string; key: string };
  return { authorization: `Bearer ${token}`, key };
}

it('every route lets in exactly those it names', async () => {
  const callers: Caller[] = [{ name: 'nobody', role: undefined, headers: {} }];
  for (const role of ROLES) {
    const { authorization } = await tokenOf(await cookieOf(role));
    callers.push({ name: role, role, headers: { authorization } });
  }
  expect(Object.keys(walk.document.paths).length).toBeGreaterThan(20);
  expect(await walkRoutes(walk, callers)).toEqual([]);
}, 60_000);

it('no route lets in an expired session, a revoked token or somebody who was switched off', async () => {
  const cookie = await cookieOf('administrator');
  const revoked = await tokenOf(cookie);
  await send('DELETE', `/tokens/${revoked.key}`, { cookie });
  const switchedOff = await cookieOf('analyst');
  const analyst = company.people.find(({ roles }) => roles.includes('analyst'))!.handle;
  await send('PATCH', `/people/${analyst}`, { cookie }, { active: false });
  const expired = await cookieOf('operations-manager');
  await server.spine.store.query(`update auth_session set "expiresAt" = now() - interval '1 second'`);
  const callers: Caller[] = [
    { name: 'an expired session', role: undefined, headers: { cookie: expired } },
    { name: 'a revoked token', role: undefined, headers: { authorization: revoked.authorization } },
    { name: 'somebody switched off', role: undefined, headers: { cookie: switchedOff } },
  ];
  expect(await walkRoutes(walk, callers)).toEqual([]);
}, 60_000);
