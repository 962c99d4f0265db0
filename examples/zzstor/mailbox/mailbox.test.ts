import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Mailbox, startMailbox } from './mailbox.ts';

let mailbox: Mailbox;
const dir = mkdtempSync(join(tmpdir(), 'mailbox-'));

beforeEach(async () => {
  mailbox = await start();
});

afterEach(async () => {
  await mailbox.close();
  rmSync(dir, { recursive: true, force: true });
});

test('a mail sent by SMTP can be read', async () => {
  await sendMail(letter('<1@zzstor>', 'You reached Gold', 'Grüße aus Hamburg'));
  expect(mailbox.list()).toMatchObject([
    {
      from: 'ZZStor <auftrag@zzstor.example>',
      to: ['Sven Adler <sven.adler@rheintal.example>'],
      cc: ['katrin.vogel@rheintal.example'],
      subject: 'You reached Gold',
      text: expect.stringContaining('Grüße aus Hamburg'),
      date: '2026-11-19T09:41:32.000Z',
      received: 1,
    },
  ]);
});

test('a mail sent again is shown once and counted', async () => {
  await sendMail(letter('<1@zzstor>', 'Order', 'One'));
  await sendMail(letter('<2@zzstor>', 'Other', 'Two'));
  await sendMail(letter('<1@zzstor>', 'Order', 'One'));
  expect(mailbox.list().map((mail) => [mail.subject, mail.received])).toEqual([
    ['Other', 1],
    ['Order', 2],
  ]);
});

test('mails and their counts outlive a restart, a half-written one is left out', async () => {
  await mailbox.close();
  mailbox = await start(dir);
  await sendMail(letter('<1@zzstor>', 'Order', 'One'));
  await mailbox.close();
  writeFileSync(join(dir, '2026-11-19T09-41-31-204Z-0001.eml.part'), 'Subject: half');
  mailbox = await start(dir);
  await sendMail(letter('<1@zzstor>', 'Order', 'One'));
  expect(mailbox.list()).toMatchObject([{ subject: 'Order', received: 2 }]);
});

test('the pages show mails as text, whatever is in them', async () => {
  await sendMail(letter('<1@zzstor>', '<script>alert(1)</script>', '<img src=x onerror=alert(1)>'));
  const [mail] = mailbox.list();
  const list = await page('/mailbox');
  const view = await page(`/mailbox/${mail?.id}`);
  for (const { text, policy } of [list, view]) {
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(text).not.toMatch(/<script|<img/);
    expect(policy).toContain("default-src 'none'");
  }
  expect(view.text).toContain('&lt;img src=x');
  expect((await page('/mailbox.css')).text).toContain('--line');
  expect((await page('/mailbox/none')).status).toBe(404);
});

test('the list is also JSON, and an empty box says so', async () => {
  expect((await page('/mailbox')).text).toContain('No mail yet.');
  await sendMail(letter('<1@zzstor>', 'Order', 'One'));
  const { text } = await page('/mailbox.json');
  expect(JSON.parse(text)).toMatchObject([{ subject: 'Order', messageId: '<1@zzstor>' }]);
});

test('a port in use is told', async () => {
  const smtpPort = Number(new URL(mailbox.smtpUrl).port);
  await expect(startMailbox({ host: '127.0.0.1', smtpPort, port: 0 })).rejects.toThrow('EADDRINUSE');
});

// ---------------------------------------------------------------------------------------------------------

function start(folder?: string): Promise<Mailbox> {
  return startMailbox({ host: '127.0.0.1', smtpPort: 0, port: 0, dir: folder });
}

async function page(path: string) {
  const answer = await fetch(new URL(path, mailbox.url));
  const policy = answer.headers.get('content-security-policy');
  return { status: answer.status, text: await answer.text(), policy };
}

function letter(messageId: string, subject: string, text: string): string {
  return [
    'From: ZZStor <auftrag@zzstor.example>',
    'To: Sven Adler <sven.adler@rheintal.example>',
    'Cc: katrin.vogel@rheintal.example',
    `Subject: ${subject}`,
    `Message-ID: ${messageId}`,
    'Date: Thu, 19 Nov 2026 10:41:32 +0100',
    'Content-Type: text/plain; charset=utf-8',
    '',
    text,
  ].join('\r\n');
}

/** Speaks SMTP as any sender would. */
async function sendMail(raw: string): Promise<void> {
  const { hostname, port } = new URL(mailbox.smtpUrl);
  const socket = createConnection(Number(port), hostname);
  const answers = socket.setEncoding('utf8')[Symbol.asyncIterator]();
  const lines = ['EHLO test', 'MAIL FROM:<a@zzstor.example>', 'RCPT TO:<b@rheintal.example>', 'DATA'];
  for (const line of [undefined, ...lines, `${raw}\r\n.`, 'QUIT']) {
    if (line) socket.write(`${line}\r\n`);
    const { value } = await answers.next();
    if (!/^[23]/.test(String(value))) throw new Error(`SMTP refused ${line}: ${value}`);
  }
  socket.destroy();
}
