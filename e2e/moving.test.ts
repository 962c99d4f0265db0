import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openStore } from '@throughline/server';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startPostgres } from '../packages/server/test/postgres-server.ts';
import { freePorts, killLeft, launch, type Storage, throughline } from './product.ts';
import { hire, lookAt, seeThrough, submitOrder } from './staff.ts';
import { type Surroundings, startSurroundings } from './surroundings.ts';

const home = mkdtempSync(join(tmpdir(), 'throughline-moving-'));
const origin: Storage = { folder: join(home, 'origin') };
const file = join(home, 'backup.gz');
const PATIENCE = 60_000;
let postgres: Awaited<ReturnType<typeof startPostgres>>;
let around: Surroundings;
let port: number;
let order: string;

/** An order stands half done in an embedded database, and a backup of it is taken. */
beforeAll(async () => {
  [postgres, around, port] = await Promise.all([startPostgres(), startSurroundings(), freePorts()]);
  const demonstration = launch({ storage: origin, port });
  await demonstration.listening;
  await demonstration.stop();
  const product = launch({ storage: origin, port, outside: around.outside });
  const staff = await hire({ url: await product.listening });
  order = await submitOrder(staff, 'RS-26-MOVES');
  await vi.waitFor(
    async () => expect((await lookAt(staff, order)).tasks).toMatchObject([{ element: 'name-integrator' }]),
    PATIENCE,
  );
  expect(await product.stop()).toBe(0);
  expect(await throughline(['backup', file], origin)).toEqual({ code: 0, said: `Written to ${file}.\n` });
});
afterAll(async () => {
  killLeft(port);
  await Promise.all([postgres.stop(), around.close()]);
  rmSync(home, { recursive: true });
});

/** Starts the product there and sees the order through; gives its history. */
async function goesOnAt(storage: Storage): Promise<unknown> {
  const product = launch({ storage, port, outside: around.outside });
  const staff = await hire({ url: await product.listening });
  const until = Date.now() + PATIENCE;
  await seeThrough(staff, order, { until: () => until });
  const history = await staff.as('lena.hartwig').get(`/cases/${order}/events?limit=500`);
  expect(await product.stop()).toBe(0);
  const rebuilt = await throughline(['rebuild', '--verify'], storage);
  expect(rebuilt).toEqual({ code: 0, said: expect.stringContaining('; 0 differences.') });
  return history.body;
}

describe('a running order goes on to its end', () => {
  it('in another folder, from a backup', async () => {
    const storage: Storage = { folder: join(home, 'copy') };
    const restored = await throughline(['restore', file], storage);
    expect(restored).toEqual({
      code: 0,
      said: expect.stringMatching(/^Restored [1-9]\d+ rows of \d+ tables\.\n$/),
    });
    await goesOnAt(storage);
  });

  it('on a PostgreSQL server, from a backup of the embedded database', async () => {
    const storage: Storage = { url: postgres.url('postgres') };
    expect(await throughline(['restore', file], storage)).toMatchObject({ code: 0 });
    await goesOnAt(storage);
  });
});

describe('a backup', () => {
  it('is not restored over data that is there', async () => {
    const restored = await throughline(['restore', file], origin);
    expect(restored).toEqual({
      code: 1,
      said: expect.stringMatching(/^The database already holds \d+ events; .*\n.*empty/),
    });
  });

  it('that is missing, cut off or none at all says so, and leaves the database empty', async () => {
    const storage: Storage = { folder: join(home, 'none') };
    const cut = join(home, 'cut.gz');
    const whole = readFileSync(file);
    writeFileSync(cut, whole.subarray(0, whole.length - 5_000));
    for (const name of [join(home, 'missing.gz'), fileURLToPath(import.meta.url), cut]) {
      const { code, said } = await throughline(['restore', name], storage);
      expect({ name, code, said }).toEqual({
        name,
        code: 1,
        said: expect.stringMatching(/^\p{Lu}[^\n]*\.\n\p{Lu}[^\n]*\.\n$/u),
      });
    }
    const store = await openStore(storage);
    expect(await store.query('select key from subjects limit 1')).toEqual([]);
    await store.close();
  });
});

it('DATABASE_URL runs the same order, played by `throughline demo orders`', async () => {
  const own = await startPostgres();
  const product = launch({ storage: { url: own.url('postgres') }, port });
  const url = await product.listening;
  const played = await throughline(['demo', 'orders', '--count', '3', '--url', url]);
  expect(played).toEqual({ code: 0, said: expect.stringMatching(/^3 of 3 orders reached their end\.$/m) });
  expect(await product.stop()).toBe(0);
  expect(await throughline(['rebuild', '--verify'], { url: own.url('postgres') })).toMatchObject({ code: 0 });
  await own.stop();
});
