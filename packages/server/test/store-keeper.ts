import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { openStore } from '../src/spine/open-store.ts';
import { once } from '../src/spine/store.ts';
import { startPostgres } from './postgres-server.ts';

/*
 * A process beside the test run that makes, when first asked, what all test files share: one PostgreSQL server, and the
 * folder of an embedded database with all tables to copy from. Its address is the first line it says. It ends when its
 * standard input closes, which also happens when the run is killed, and the server ends with it.
 */

/** The database on the server that those of the tests are copied from. */
const TEMPLATE = 'migrated';
const MIGRATIONS = fileURLToPath(new URL('../migrations/', import.meta.url));

const answers: Readonly<Record<string, () => Promise<string>>> = {
  '/postgres': once(async () => (await server()).url(TEMPLATE)),
  '/folder': once(migratedFolder),
};

const server = once(async () => {
  const started = await startPostgres();
  const admin = new pg.Client(started.url('postgres'));
  await admin.connect();
  await admin.query(`create database ${TEMPLATE}`);
  await admin.end();
  const template = await openStore({ url: started.url(TEMPLATE) });
  await template.close();
  return started;
});
let asked = false;

const http = createServer((request, response) => {
  asked ||= request.url === '/postgres';
  const answer =
    answers[request.url ?? ''] ?? (() => Promise.reject(new Error(`nobody knows ${request.url}`)));
  // A connection kept for the next question might end just when that is asked.
  response.setHeader('connection', 'close');
  answer().then(
    (text) => response.end(text),
    (error: Error) => response.writeHead(500).end(error.message),
  );
});
http.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(http.address() as { port: number }).port}\n`);
});

const end = once(async () => {
  if (asked)
    await server().then(
      (started) => started.stop(),
      () => undefined,
    );
  process.exit(0);
});
for (const event of ['end', 'error', 'close']) process.stdin.on(event, end);
process.stdin.resume();
// Sent to the whole run; it ends by closing our input, and what it still asks of us must be answered until then.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);

/** Made once for each set of migrations and kept for later runs: making one takes seconds. */
async function migratedFolder(): Promise<string> {
  const pglite = new URL('../package.json', import.meta.resolve('@electric-sql/pglite'));
  const digest = createHash('sha256').update(readFileSync(pglite));
  for (const file of readdirSync(MIGRATIONS).sort()) digest.update(readFileSync(join(MIGRATIONS, file)));
  const folder = join(tmpdir(), `throughline-migrated-${digest.digest('hex').slice(0, 16)}`);
  if (existsSync(folder)) return folder;
  const unfinished = mkdtempSync(join(tmpdir(), 'throughline-migrating-'));
  const store = await openStore({ folder: unfinished });
  await store.close();
  try {
    renameSync(unfinished, folder);
  } catch (error) {
    // Another run was faster.
    if (!existsSync(folder)) throw error;
    rmSync(unfinished, { recursive: true });
  }
  return folder;
}
