import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openStore, StartError, startServer } from '@throughline/server';
import { type CliCommand, UsageError } from '../command.ts';
import { DEMO_PASSWORD, loadDemonstration, openFirstDay, startSurroundings } from '../demonstration.ts';
import { firstAdministrator } from '../first-administrator.ts';
import { storeFlags, storeOptions } from '../store-options.ts';

const PAGES = fileURLToPath(new URL('../../../web/dist', import.meta.url));
const DEFAULT_PORT = 8300;
const SAME_SIGNAL_MS = 2_000;

export const startCommand: CliCommand = {
  usage: 'start [--port N] [--host ADDRESS] [--data DIR] [--no-demo]',
  summary: 'Starts the product; with the demonstration company unless --no-demo is said.',
  async run(args) {
    const { values } = parseArgs({
      args,
      allowNegative: true,
      options: {
        ...storeFlags,
        port: { type: 'string', default: String(DEFAULT_PORT) },
        host: { type: 'string', default: '127.0.0.1' },
        demo: { type: 'boolean', default: true },
      },
    });
    const port = portOf(values.port);
    const stopped = untilStopped();
    const storage = storeOptions(values.data);
    const folder = 'folder' in storage ? storage.folder : undefined;
    const surroundings = values.demo
      ? await startSurroundings(port, folder).catch(async (error: unknown) => {
          // The store has the words for a folder that cannot be used.
          await openStore(storage).then((store) => store.close());
          throw error;
        })
      : undefined;
    const server = await startServer({
      ...{ storage, port, host: values.host, log: process.env.THROUGHLINE_LOG ?? 'warn' },
      ...(existsSync(PAGES) ? { webDir: PAGES } : {}),
      ...(surroundings
        ? {
            demoPassword: DEMO_PASSWORD,
            smtpUrl: surroundings.mailbox.smtpUrl,
            allowHosts: [new URL(surroundings.suppliers.url).host],
            secrets: { SUPPLIERS_URL: surroundings.suppliers.url },
          }
        : fromEnvironment()),
      publicUrl: process.env.THROUGHLINE_URL,
    }).catch(async (error: unknown) => {
      await surroundings?.close();
      throw portTaken(error, port);
    });
    if (surroundings) {
      await loadDemonstration(server);
      await openFirstDay(port === 0 ? server.url : `http://${ownAddress(values.host)}:${port}`);
    } else await firstAdministrator(server);
    say(server.url, surroundings?.mailbox.url);
    await stopped;
    await server.stop();
    await surroundings?.close();
    return 0;
  },
};

/** Outside the demonstration everything that belongs to a company comes from the environment. */
function fromEnvironment() {
  const secrets = Object.entries(process.env).flatMap(([name, value]) =>
    name.startsWith('THROUGHLINE_SECRET_') && value !== undefined
      ? [[name.slice('THROUGHLINE_SECRET_'.length), value] as const]
      : [],
  );
  return {
    secrets: Object.fromEntries(secrets),
    smtpUrl: process.env.THROUGHLINE_SMTP,
    allowHosts: (process.env.THROUGHLINE_ALLOW_HOSTS ?? '').split(',').filter(Boolean),
  };
}

/** How this process reaches itself, whatever address people use. */
function ownAddress(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

function portOf(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new UsageError(`--port takes a number from 0 to 65535, not "${text}".`);
  }
  return port;
}

function portTaken(error: unknown, port: number): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code !== 'EADDRINUSE' && code !== 'EACCES') return error;
  const sentence =
    code === 'EADDRINUSE'
      ? `Port ${port} is taken by another program.`
      : `This user may not listen on port ${port}.`;
  return new StartError(
    'port-taken',
    sentence,
    'Stop that program, or choose another port: npm start -- --port N.',
    error,
  );
}

function say(url: string, mailbox: string | undefined): void {
  const lines = [`listening on ${url}`];
  if (mailbox) {
    lines.push(
      '',
      `The demonstration company is loaded. Everybody's password is ${DEMO_PASSWORD}:`,
      '  katrin.vogel@rheintal-systemhaus.example   a partner’s field rep: submits orders',
      '  lena.hartwig@zzstor.example                order desk: answers what the systems could not',
      '  miriam.yildiz@zzstor.example               installation Germany: books the date',
      'The sign-in page lists the others.',
      '',
      `E-mails arrive at ${mailbox}`,
    );
  }
  process.stdout.write(`${lines.join('\n')}\n`);
}

/**
 * To be asked before the start: a signal in the middle of it must not cut it off. A launcher may pass on what the
 * process has got already, so only one that comes later forces the end.
 */
function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    let asked: number | undefined;
    const stop = () => {
      const now = performance.now();
      if (asked !== undefined && now - asked > SAME_SIGNAL_MS) process.exit(1);
      asked ??= now;
      resolve();
    };
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
  });
}
