import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { COMPANIES } from '@throughline/example-zzstor/suppliers/systems.ts';
import { startServer } from '@throughline/server';
import { describe, it } from 'vitest';
import { loadDemonstration } from '../packages/cli/src/demonstration.ts';
import { startPostgres } from '../packages/server/test/postgres-server.ts';
import { startCustomers } from './crash/customers.ts';
import { killAgainAndAgain } from './crash/killer.ts';
import { seeded, seedOfRun } from './crash/random.ts';
import { judge, stakes } from './crash/verdict.ts';
import { freePorts, killLeft, launch, type Storage, throughline } from './product.ts';
import { control, startSurroundings } from './surroundings.ts';

const seed = seedOfRun();
const KILLS = Number(process.env.KILLS ?? 15);
/** Milliseconds before a supplier answers, so that kills hit orders on their way. */
const DELAY = 60;
/** Milliseconds that orders may need after the last kill. */
const TO_THE_END = 90_000;

interface Place {
  readonly storage: Storage;
  tidy(): Promise<void>;
}

const places: Readonly<Record<string, () => Promise<Place>>> = {
  'the embedded database': async () => {
    const folder = mkdtempSync(join(tmpdir(), 'throughline-crash-'));
    return { storage: { folder }, tidy: async () => rmSync(folder, { recursive: true }) };
  },
  PostgreSQL: async () => {
    const { url, stop } = await startPostgres();
    return { storage: { url: url('postgres') }, tidy: stop };
  },
};

describe.concurrent(`killed at random moments (SEED=${seed})`, () => {
  for (const [name, open] of Object.entries(places)) {
    it(`keeps every promise on ${name}`, { timeout: 240_000 }, async ({ expect, onTestFinished }) => {
      const around = await startSurroundings();
      onTestFinished(around.close);
      const { storage, tidy } = await open();
      onTestFinished(tidy);
      const port = await freePorts();
      onTestFinished(() => killLeft(port));
      const { suppliersUrl } = around.outside;
      for (const company of COMPANIES) await control(suppliersUrl, company, { delayMs: DELAY });
      await loadCompany(storage);
      const how = { storage, port, outside: around.outside };
      const first = launch(how);
      const url = await first.listening;
      const customers = await startCustomers({ url, patienceMs: 60_000, atOnce: 6 });
      const random = seeded(seed + name.length);
      const last = await killAgainAndAgain(first, { launch: how, kills: KILLS, random });
      await customers.stop(TO_THE_END);
      process.stdout.write(`${KILLS} kills on ${name}: ${stakes(customers.promised, around)}.\n`);
      const verdict = await judge(url, customers.promised, around);
      expect(verdict).toEqual({ promises: [], orders: [], mails: [] });
      expect(await last.stop()).toBe(0);
      const { code, said } = await throughline(['rebuild', '--verify'], storage);
      expect({ code, said }).toEqual({ code: 0, said: expect.stringMatching(/; 0 differences\.$/m) });
    });
  }
});

/** The company and its processes, without the cases of its first day: the customers here bring all there are. */
async function loadCompany(storage: Storage): Promise<void> {
  const server = await startServer({ storage, port: 0, host: '127.0.0.1', log: 'silent' });
  await loadDemonstration(server);
  await server.stop();
}
