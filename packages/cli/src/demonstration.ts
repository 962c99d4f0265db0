import { join } from 'node:path';
import { company } from '@throughline/example-zzstor/company.ts';
import { definitionFiles } from '@throughline/example-zzstor/load.ts';
import { type Mailbox, startMailbox } from '@throughline/example-zzstor/mailbox/mailbox.ts';
import { seedDay } from '@throughline/example-zzstor/seed-day.ts';
import { type Suppliers, startSuppliers } from '@throughline/example-zzstor/suppliers/suppliers.ts';
import type { Server } from '@throughline/server';

/** The same for everybody in the demonstration; the sign-in page shows it. */
export const DEMO_PASSWORD = 'throughline-demo';

/** What stands around the demonstration company: its suppliers' systems and a mailbox that catches all letters. */
export interface Surroundings {
  readonly suppliers: Suppliers;
  readonly mailbox: Mailbox;
  close(): Promise<void>;
}

/** Starts the surroundings next to the product's port, or on any free port as the product itself. */
export async function startSurroundings(port: number, folder: string | undefined): Promise<Surroundings> {
  const host = '127.0.0.1';
  const kept = folder === undefined ? {} : { file: join(folder, 'suppliers.jsonl') };
  const suppliers = await firstFree(port === 0 ? [0] : [port + 1, 0], (at) =>
    startSuppliers({ port: at, host, ...kept }),
  );
  const mails = folder === undefined ? {} : { dir: join(folder, 'mailbox') };
  const mailbox = await firstFree(port === 0 ? [0] : [port + 2, 0], (at) =>
    startMailbox({ port: at, smtpPort: 0, host, ...mails }),
  );
  return {
    suppliers,
    mailbox,
    close: async () => {
      await Promise.all([suppliers.close(), mailbox.close()]);
    },
  };
}

/** Brings the company's people and definitions in, once: what people changed since then stays as it is. */
export async function loadDemonstration(server: Server): Promise<void> {
  if (await server.hasDefinitions()) return;
  await server.loadCompany(company(), DEMO_PASSWORD);
  await server.publish(definitionFiles(), 'system');
}

/**
 * Lets the company's people come to work, so that a visitor finds tasks. It needs the surroundings. What goes wrong here
 * is told and stops nothing: the product runs, only with less on the first morning.
 */
export async function openFirstDay(url: string): Promise<void> {
  try {
    await seedDay({ url, password: DEMO_PASSWORD });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    process.stderr.write(`The first morning of the demonstration is not complete: ${reason}\n`);
  }
}

async function firstFree<T>(ports: readonly number[], start: (port: number) => Promise<T>): Promise<T> {
  for (const port of ports.slice(0, -1)) {
    try {
      return await start(port);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    }
  }
  return start(ports.at(-1)!);
}
