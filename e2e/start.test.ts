import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { definitionFiles } from '@throughline/example-zzstor/load.ts';
import { openStore } from '@throughline/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { good, signIn } from './client.ts';
import { freePorts, killLeft, launch, type Storage, throughline } from './product.ts';
import { mountSmallDisk } from './small-disk.ts';

const home = mkdtempSync(join(tmpdir(), 'throughline-start-'));
const folder = join(home, 'data');
const storage: Storage = { folder };
let port: number;
beforeAll(async () => {
  port = await freePorts();
  const first = launch({ storage, port });
  await first.listening;
  expect(await first.stop()).toBe(0);
});
afterAll(() => {
  killLeft(port);
  rmSync(home, { recursive: true });
});

/** How many want each processor: on a machine that others use nothing is as fast as on one's own. */
function crowd(): number {
  return Math.max(1, loadavg()[0]! / availableParallelism());
}

/** A start that cannot succeed: exit code 1, one sentence of what happened and one of what to do, nothing else. */
async function refusesToStart(where: Storage, at = 0): Promise<string> {
  const { code, said } = await throughline(['start', '--port', String(at)], where);
  expect({ code, said }).toEqual({
    code: 1,
    said: expect.stringMatching(/^\p{Lu}[^\n]*\.\n\p{Lu}[^\n]*\.\n$/u),
  });
  expect(said).not.toMatch(/Error:|!|please|\bat .*:\d+/i);
  return said;
}

describe('a second start', () => {
  it('listens within 5 s, ends at SIGTERM with code 0, and leaves no lock behind', async () => {
    const from = performance.now();
    const product = launch({ storage, port });
    const url = await product.listening;
    expect(performance.now() - from).toBeLessThan(5_000 * crowd());
    expect(url).toBe(`http://127.0.0.1:${port}`);
    expect(product.said()).toMatch(/katrin\.vogel@.*\n.*lena\.hartwig@/);
    const stopping = performance.now();
    expect(await product.stop()).toBe(0);
    expect(performance.now() - stopping).toBeLessThan(3_000 * crowd());
    expect(readdirSync(folder)).not.toContain('throughline.lock');
  });

  it('leaves what was published and changed since the first as it is', async () => {
    const product = launch({ storage, port });
    const url = await product.listening;
    const { name, content } = definitionFiles().find((file) => file.name === 'complaint.bpmn')!;
    const files = [{ name, content: content.replace('PT4H', 'PT2H') }];
    good(await (await signIn('noor.van.dijk', { url })).post('/definitions', { files }));
    const administrator = await signIn('henrik.thomsen', { url });
    good(await administrator.ask('PATCH', '/people/yuki.tanaka', { body: { active: false } }));
    await product.stop();
    const again = launch({ storage, port });
    await again.listening;
    expect(good(await administrator.get('/processes/complaint'))).toMatchObject({ version: 2 });
    await expect(signIn('yuki.tanaka', { url })).rejects.toThrow('switched your access off');
    expect(await again.stop()).toBe(0);
  });
});

describe('a start that cannot succeed says why and what to do:', () => {
  it('the port is taken', async () => {
    const other = createServer();
    const taken = await new Promise<number>((resolve) => {
      other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port));
    });
    expect(await refusesToStart(storage, taken)).toContain(`Port ${taken} is taken`);
    await close(other);
  });

  it('another process uses the data folder, which goes on unharmed', async () => {
    const product = launch({ storage, port });
    const url = await product.listening;
    expect(await refusesToStart(storage)).toContain(`${folder} is in use by another Throughline (process `);
    for (const command of [
      ['backup', join(home, 'busy.gz')],
      ['rebuild', '--verify'],
    ]) {
      expect(await throughline(command, storage)).toMatchObject({
        code: 1,
        said: expect.stringContaining('in use'),
      });
    }
    expect((await fetch(`${url}/api/health`)).status).toBe(200);
    expect(await product.stop()).toBe(0);
  });

  it('a file stands where the data folder should be', async () => {
    const file = join(home, 'file');
    writeFileSync(file, '');
    expect(await refusesToStart({ folder: file })).toContain(`${file} cannot be written`);
    expect(await refusesToStart({ folder: join(file, 'data') })).toContain('cannot be written');
  });

  it.skipIf(process.getuid?.() === 0)('the data folder may not be written', async () => {
    const closed = join(home, 'closed');
    mkdirSync(closed, { mode: 0o555 });
    expect(await refusesToStart({ folder: closed })).toContain(`${closed} cannot be written`);
  });

  it('a newer version wrote the database, which stays as it is', async () => {
    const newer: Storage = { folder: join(home, 'newer') };
    const store = await openStore(newer);
    await store.query("insert into migrations values (9999, 'from-the-future', now())");
    await store.close();
    expect(await refusesToStart(newer)).toMatch(/made by a newer Throughline .*9999/);
  });

  it('the database server does not answer, or not with this password', async () => {
    const dead = await freePorts();
    const said = await refusesToStart({ url: `postgres://me:secret-word@127.0.0.1:${dead}/throughline` });
    expect(said).toMatch(/named by DATABASE_URL cannot be reached/);
    expect(said).not.toContain('secret-word');
  });

  it('the disk is full', async ({ skip }) => {
    const disk = mountSmallDisk(20);
    if (!disk) return skip('This user may not mount a small disk, so a full one was NOT tried.');
    try {
      expect(await refusesToStart({ folder: join(disk.folder, 'data') })).toMatch(
        /The disk that holds .* is full\./,
      );
    } finally {
      disk.remove();
    }
  });
});

it('words on the command line that are none are answered with how it goes', async () => {
  expect(await throughline(['strat'])).toMatchObject({
    code: 2,
    said: expect.stringMatching(/no command "strat"[\s\S]*throughline start/),
  });
  expect(await throughline(['start', '--port', 'eighty'])).toMatchObject({
    code: 2,
    said: expect.stringMatching(/--port takes a number[\s\S]*Usage: /),
  });
  expect(await throughline(['start', '--prot', '80'])).toMatchObject({
    code: 2,
    said: expect.stringContaining('Usage: '),
  });
  expect(await throughline(['--help'])).toMatchObject({
    code: 0,
    said: expect.stringContaining('throughline restore FILE'),
  });
});

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
