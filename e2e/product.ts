import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../packages/cli/src/main.ts', import.meta.url));
/** Milliseconds. */
const LONGEST_START = 60_000;
const LONGEST_STOP = 15_000;

export type Storage = { readonly folder: string } | { readonly url: string };

/** The systems around the product, when they are not its own: they outlive it. */
export interface Outside {
  readonly suppliersUrl: string;
  readonly smtpUrl: string;
}

export interface LaunchOptions {
  readonly storage: Storage;
  readonly port: number;
  /** Without them the demonstration brings its own, and its company. */
  readonly outside?: Outside;
}

/** The product as a process of its own, as `npm start` runs it. */
export interface Product {
  /** The address, once it listens; fails with all it said when it ends before. */
  readonly listening: Promise<string>;
  /** All it said so far. */
  said(): string;
  /** SIGKILL: nothing can be tidied up. */
  kill(): Promise<void>;
  /** SIGTERM; its exit code. */
  stop(): Promise<number | null>;
}

export function launch({ storage, port, outside }: LaunchOptions): Product {
  const where = 'folder' in storage ? ['--data', storage.folder] : [];
  const args = ['start', '--port', String(port), ...where, ...(outside ? ['--no-demo'] : [])];
  const child = run(args, { ...databaseOf(storage), ...(outside ? environmentOf(outside) : {}) });
  running.set(child, port);
  const output = outputOf(child);
  const exited = exitOf(child);
  return {
    listening: untilListening(output, exited),
    said: output.said,
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
    stop: async () => {
      child.kill('SIGTERM');
      const stuck = setTimeout(() => child.kill('SIGKILL'), LONGEST_STOP);
      const code = await exited;
      clearTimeout(stuck);
      return code;
    },
  };
}

/** Kills what still runs on a port, after a test that broke off. */
export function killLeft(port: number): void {
  for (const [child, its] of running) if (its === port) child.kill('SIGKILL');
}

/** Runs a command of `throughline` to its end. */
export async function throughline(
  args: readonly string[],
  storage?: Storage,
): Promise<{ readonly code: number | null; readonly said: string }> {
  const where = storage && 'folder' in storage ? ['--data', storage.folder] : [];
  const child = run([...args, ...where], storage ? databaseOf(storage) : {});
  const output = outputOf(child);
  const code = await exitOf(child);
  return { code, said: output.said() };
}

/** The first of `count` ports in a row that are free right now. */
export async function freePorts(count = 1): Promise<number> {
  for (;;) {
    const first = await listenOnce(0);
    const others = Array.from({ length: count - 1 }, (_, at) => listenOnce(first + at + 1));
    const taken = (await Promise.allSettled(others)).some(({ status }) => status === 'rejected');
    if (!taken) return first;
  }
}

// ---------------------------------------------------------------------------------------------------------

/** Each with the port it was given, if any. */
const running = new Map<ChildProcess, number | undefined>();
process.on('exit', () => {
  for (const child of running.keys()) child.kill('SIGKILL');
});

function run(args: readonly string[], environment: Readonly<Record<string, string>>): ChildProcess {
  // Nothing of this machine's own settings may decide how the product behaves.
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(THROUGHLINE_|DATABASE_URL$)/.test(name),
  );
  const env = { ...Object.fromEntries(inherited), ...environment };
  const child = spawn(process.execPath, [MAIN, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  running.set(child, undefined);
  child.once('exit', () => running.delete(child));
  return child;
}

function databaseOf(storage: Storage): Record<string, string> {
  return 'url' in storage ? { DATABASE_URL: storage.url } : {};
}

function environmentOf({ suppliersUrl, smtpUrl }: Outside): Record<string, string> {
  return {
    THROUGHLINE_SECRET_SUPPLIERS_URL: suppliersUrl,
    THROUGHLINE_ALLOW_HOSTS: new URL(suppliersUrl).host,
    THROUGHLINE_SMTP: smtpUrl,
  };
}

interface Output {
  said(): string;
  onText(listener: () => void): void;
}

function outputOf(child: ChildProcess): Output {
  let said = '';
  const listeners: (() => void)[] = [];
  for (const stream of [child.stdout!, child.stderr!]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      for (const listener of listeners) listener();
    });
  }
  return { said: () => said, onText: (listener) => listeners.push(listener) };
}

function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    child.once('close', (code) => resolve(code));
  });
}

function untilListening(output: Output, exited: Promise<number | null>): Promise<string> {
  const listening = new Promise<string>((resolve, reject) => {
    const failed = (why: string) => reject(new Error(`The product ${why}. It said:\n${output.said()}`));
    const late = setTimeout(() => failed('did not listen in time'), LONGEST_START);
    output.onText(() => {
      const [, url] = /^listening on (\S+)$/m.exec(output.said()) ?? [];
      if (!url) return;
      clearTimeout(late);
      resolve(url);
    });
    void exited.then((code) => {
      clearTimeout(late);
      failed(`ended with code ${code} before it listened`);
    });
  });
  // Whoever kills it while it starts does not wait for it.
  listening.catch(() => undefined);
  return listening;
}

function listenOnce(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
