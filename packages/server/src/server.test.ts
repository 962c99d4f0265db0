import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { expect, it, vi } from 'vitest';
import { company, PASSWORD } from './people/test-company.ts';
import { type ServerOptions, startServer } from './server.ts';

const options: ServerOptions = { storage: {}, port: 0, host: '127.0.0.1', log: 'silent' };

it('does not begin to listen with a setting that cannot be read', async () => {
  const port = await freePort();
  const starting = startServer({ ...options, port, smtpUrl: 'mail.example.com' });
  await expect(starting).rejects.toMatchObject({ code: 'setting-unreadable' });
  await expect(fetch(`http://127.0.0.1:${port}/api/health`)).rejects.toThrow();
});

it('counts wrong sign-ins by the callers that its proxy names', async () => {
  const port = await freePort();
  const server = await startServer({ ...options, port, publicUrl: 'https://cases.example.com' });
  await server.loadCompany(company, PASSWORD);
  const attempt = { email: 'nobody@zzstor.example', password: 'a guess' };
  const guess = (from: string) =>
    post(`http://127.0.0.1:${port}/api/auth/sign-in/email`, attempt, {
      'x-forwarded-for': `1.2.3.4, ${from}`,
    });
  await Promise.all([guess('203.0.113.7'), guess('203.0.113.8')]);
  const rows = await server.spine.store.query(
    "select who from auth_attempt where who like 'address%' order by who",
  );
  expect(rows).toEqual([{ who: 'address 203.0.113.7' }, { who: 'address 203.0.113.8' }]);
  await server.stop();
}, 60_000);

it('goes on while somebody takes a backup and reads it slowly, and keeps no copy', async () => {
  const spooled = () => readdirSync(tmpdir()).filter((name) => name.startsWith('throughline-backup-'));
  const before = spooled();
  const server = await startServer(options);
  await server.loadCompany(company, PASSWORD);
  const noise = randomBytes(12_000_000).toString('base64');
  await server.spine.store.query(
    "insert into answers (key, fingerprint, answer, at) values ('noise', '', to_json($1::text), now())",
    [noise],
  );
  const { email } = company.people.find(({ roles }) => roles.includes('administrator'))!;
  const signedIn = await post(`${server.url}/api/auth/sign-in/email`, { email, password: PASSWORD });
  const cookie = signedIn.headers.getSetCookie()[0]!.split(';')[0]!;
  const backup = await fetch(`${server.url}/api/backup`, { headers: { cookie } });
  expect(backup.status).toBe(200);
  const asked = fetch(`${server.url}/api/health`, { signal: AbortSignal.timeout(5_000) });
  expect((await asked).status).toBe(200);
  await backup.body!.cancel();
  await vi.waitFor(() => expect(spooled()).toEqual(before), { timeout: 5_000 });
  await server.stop();
}, 60_000);

function post(url: string, body: object, headers: Readonly<Record<string, string>> = {}) {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
