import { createServer } from 'node:net';
import { expect, it } from 'vitest';
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
  const guess = (from: string) =>
    fetch(`http://127.0.0.1:${port}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': `1.2.3.4, ${from}` },
      body: JSON.stringify({ email: 'nobody@zzstor.example', password: 'a guess' }),
    });
  await Promise.all([guess('203.0.113.7'), guess('203.0.113.8')]);
  const rows = await server.spine.store.query(
    "select who from auth_attempt where who like 'address%' order by who",
  );
  expect(rows).toEqual([{ who: 'address 203.0.113.7' }, { who: 'address 203.0.113.8' }]);
  await server.stop();
}, 60_000);

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
