import { readFileSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Server as NetServer } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { type Box, newBox } from './box.ts';
import { openFolder } from './folder.ts';
import { type Mail, readMail } from './mail.ts';
import { listPage, mailPage, missingPage } from './page.ts';

/** So many mails are kept; older ones make room. */
const LIMIT = 1000;
/** Bytes of one mail. */
const LARGEST_MAIL = 10 * 1024 * 1024;

export interface MailboxOptions {
  readonly host: string;
  /** Of the pages; 0 takes a free port. */
  readonly port: number;
  /** Of the SMTP server; 0 takes a free port. */
  readonly smtpPort: number;
  /** Where mails stay over a restart; without it they are in memory only. */
  readonly dir?: string;
}

export interface Mailbox {
  /** For sending: `smtp://127.0.0.1:2525`. */
  readonly smtpUrl: string;
  /** For reading: `http://127.0.0.1:8025/mailbox`. */
  readonly url: string;
  /** Newest first. */
  list(): readonly Mail[];
  get(id: string): Mail | undefined;
  close(): Promise<void>;
}

/**
 * Starts an SMTP server that takes every mail and sends none on, and a page that shows them.
 * A mail that arrives again (same Message-ID) is shown once and counted in `received`.
 * @throws when a port is taken (`EADDRINUSE`).
 */
export async function startMailbox(options: MailboxOptions): Promise<Mailbox> {
  const box = newBox(LIMIT);
  const folder = options.dir ? openFolder(options.dir, LIMIT) : undefined;
  for (const { raw, arrivedAt } of folder?.read() ?? []) box.add(await readMail(raw, arrivedAt));
  const smtp = smtpServer(async (raw) => {
    const arrivedAt = new Date().toISOString();
    const mail = await readMail(raw, arrivedAt);
    folder?.write({ raw, arrivedAt });
    box.add(mail);
  });
  const http = createServer((request, response) => send(response, show(box, request.url ?? '/')));
  const smtpPort = await listen(smtp.server, options.smtpPort, options.host);
  const httpPort = await listen(http, options.port, options.host).catch(async (error: unknown) => {
    await closeSmtp(smtp);
    throw error;
  });
  return {
    smtpUrl: `smtp://${options.host}:${smtpPort}`,
    url: `http://${options.host}:${httpPort}/mailbox`,
    list: box.list,
    get: box.get,
    close: async () => {
      await Promise.all([closeSmtp(smtp), closeHttp(http)]);
    },
  };
}

// ---------------------------------------------------------------------------------------------------------

function smtpServer(take: (raw: Uint8Array) => Promise<void>): SMTPServer {
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    size: LARGEST_MAIL,
    onData(stream, _session, done) {
      buffer(stream)
        .then(async (raw) => {
          if (stream.sizeExceeded) throw new Error('The mail is larger than 10 MB.');
          await take(raw);
        })
        .then(
          () => done(),
          (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
        );
    },
  });
  // A sender that hangs up is its own trouble; a port in use is told by `listen`.
  smtp.on('error', () => undefined);
  return smtp;
}

interface Page {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

function show(box: Box, path: string): Page {
  if (path === '/mailbox' || path === '/')
    return { status: 200, type: 'text/html', body: listPage(box.list()) };
  if (path === '/mailbox.json') {
    return { status: 200, type: 'application/json', body: JSON.stringify(box.list()) };
  }
  if (path === '/mailbox.css') {
    const body = readFileSync(new URL('mailbox.css', import.meta.url), 'utf8');
    return { status: 200, type: 'text/css', body };
  }
  const mail = box.get(path.replace(/^\/mailbox\//, ''));
  if (mail) return { status: 200, type: 'text/html', body: mailPage(mail) };
  return { status: 404, type: 'text/html', body: missingPage() };
}

function send(response: ServerResponse, { status, type, body }: Page): void {
  response.writeHead(status, {
    'content-type': `${type}; charset=utf-8`,
    'content-security-policy': "default-src 'none'; style-src 'self'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  });
  response.end(body);
}

function listen(server: NetServer, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function closeSmtp(smtp: SMTPServer): Promise<void> {
  return new Promise((resolve) => smtp.close(() => resolve()));
}

function closeHttp(http: Server): Promise<void> {
  return new Promise((resolve) => {
    http.close(() => resolve());
    http.closeAllConnections();
  });
}
