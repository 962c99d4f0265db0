import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPostgres, type PostgresBinaries } from './postgres-binaries.ts';

export interface PostgresServer {
  /** The address of one of its databases; the server begins with `postgres`. */
  url(database: string): string;
  stop(): Promise<void>;
}

/** Starts a PostgreSQL server of our own in a temporary folder, with its durability as shipped (fsync on). */
export async function startPostgres(): Promise<PostgresServer> {
  const binaries = findPostgres();
  const home = mkdtempSync(join(tmpdir(), 'throughline-postgres-'));
  const data = join(home, 'data');
  const password = randomBytes(12).toString('hex');
  prepare(binaries, home, data, password);
  const port = await freePort();
  const flags = { listen_addresses: '127.0.0.1', max_connections: '200', unix_socket_directories: '' };
  const server = spawn(
    join(binaries.folder, 'postgres'),
    [
      '-D',
      data,
      '-p',
      String(port),
      ...Object.entries(flags).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    // A group of its own: a signal to the whole run must not stop it before those who use it.
    { ...binaries.user, stdio: ['ignore', 'ignore', 'pipe'], detached: true },
  );
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  let said = '';
  await new Promise<void>((resolve, reject) => {
    server.stderr.on('data', (chunk: Buffer) => {
      said = (said + chunk).slice(-4_000);
      if (said.includes('ready to accept connections')) resolve();
    });
    server.once('error', reject);
    server.once('exit', () =>
      reject(new Error(`The PostgreSQL server for the tests ended at once:\n${said}`)),
    );
  });
  return {
    url: (database) => `postgres://postgres:${password}@127.0.0.1:${port}/${database}`,
    async stop() {
      // SIGINT: end sessions and shut down.
      server.kill('SIGINT');
      await ended;
      rmSync(home, { recursive: true, force: true });
    },
  };
}

function prepare({ folder, user }: PostgresBinaries, home: string, data: string, password: string): void {
  const secret = join(home, 'password');
  mkdirSync(data);
  writeFileSync(secret, password);
  if (user.uid !== undefined) for (const path of [home, data, secret]) chownSync(path, user.uid, user.gid);
  const args = [
    '-D',
    data,
    '-U',
    'postgres',
    '--auth=password',
    `--pwfile=${secret}`,
    '-E',
    'UTF8',
    '--locale=C',
  ];
  const { status, error, stderr } = spawnSync(join(folder, 'initdb'), args, { ...user });
  if (status !== 0) {
    throw new Error(`initdb failed for the tests' PostgreSQL server: ${error?.message ?? stderr.toString()}`);
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
