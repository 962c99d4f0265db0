import { randomBytes } from 'node:crypto';
import type { Server } from '@throughline/server';

const EMAIL = 'administrator@localhost.localdomain';

/** An empty product lets nobody in: makes one administrator and shows the password this once. */
export async function firstAdministrator(server: Server): Promise<void> {
  if (await server.hasPeople()) return;
  const password = randomBytes(12).toString('base64url');
  const company = { id: 'own', name: 'Our company', roles: ['own'] };
  const person = {
    ...{ handle: 'administrator', name: 'Administrator', email: EMAIL },
    ...{ roles: ['administrator'], teams: [], company: company.id },
  };
  await server.loadCompany({ companies: [company], teams: [], people: [person] }, password);
  process.stdout.write(
    `The first administrator signs in as ${EMAIL} with the password ${password} (shown only now).\n`,
  );
}
