import type { AddressInfo } from 'node:net';
import type { Variables } from '@throughline/processes';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { emailConnector } from './email-connector.ts';

let server: SMTPServer;
let smtpUrl: string;
let mails: { mail: Email; from: string; to: string[] }[];
let refusal: { code: number; text: string } | undefined;

beforeAll(async () => {
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _, done) =>
      done(address.startsWith('nobody@') ? refused(550, 'no such mailbox') : null),
    onData: async (stream, session, done) => {
      const chunks: Buffer[] = [];
      for await (const chunk of stream) chunks.push(chunk as Buffer);
      if (refusal) return done(refused(refusal.code, refusal.text));
      const { mailFrom, rcptTo } = session.envelope;
      const mail = await PostalMime.parse(Buffer.concat(chunks));
      mails.push({
        mail,
        from: (mailFrom || { address: '' }).address,
        to: rcptTo.map(({ address }) => address),
      });
      done();
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  smtpUrl = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}?from=orders@zzstor.example`;
});
beforeEach(() => {
  mails = [];
  refusal = undefined;
});
afterAll(() => new Promise<void>((resolve) => server.close(resolve)));

function refused(code: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode: code });
}

function send(variables: Variables, { retries = 3, headers = {}, url = smtpUrl as string | null } = {}) {
  const signal = new AbortController().signal;
  return emailConnector({ smtpUrl: url ?? undefined, random: () => 0.5 }).run(
    { key: '815', variables, headers, retries, written: [] },
    signal,
  );
}

const mail = { to: 'katrin@rheintal.example', subject: 'Bestätigung für Köln', text: 'Grüße\nLena' };

describe('a mail', () => {
  it('arrives as written, to all it is for', async () => {
    const result = await send({ ...mail, cc: ['a@x.example', 'b@x.example'], html: '<p>Grüße</p>' });
    const { mail: got, from, to } = mails[0]!;
    expect(got.subject).toBe('Bestätigung für Köln');
    expect(got.text?.trim()).toBe('Grüße\nLena');
    expect(got.html?.trim()).toBe('<p>Grüße</p>');
    expect(got.cc?.map(({ address }) => address)).toEqual(['a@x.example', 'b@x.example']);
    expect([from, to]).toEqual([
      'orders@zzstor.example',
      ['katrin@rheintal.example', 'a@x.example', 'b@x.example'],
    ]);
    expect(result).toEqual({
      complete: {
        email: {
          messageId: '<job.815@throughline>',
          accepted: ['katrin@rheintal.example', 'a@x.example', 'b@x.example'],
          rejected: [],
        },
      },
    });
  });

  it('sent again has the same Message-ID', async () => {
    await send(mail);
    await send(mail, { retries: 2 });
    expect(mails.map(({ mail: { messageId } }) => messageId)).toEqual([
      '<job.815@throughline>',
      '<job.815@throughline>',
    ]);
  });

  it('cannot get headers by line breaks in what customers wrote', async () => {
    await send({
      ...mail,
      subject: 'Hi\r\nBcc: victim@x.example',
      to: 'Vogel, Katrin <katrin@rheintal.example>',
    });
    expect(mails[0]?.to).toEqual(['katrin@rheintal.example']);
    expect(mails[0]?.mail.to?.[0]?.name).toBe('Vogel, Katrin');
    expect(mails[0]?.mail.bcc ?? []).toEqual([]);
  });

  it.each([
    'a@x.example, victim@x.example',
    'a@x.example;victim@x.example',
    'a@x.example\r\nRCPT TO:<victim@x.example>',
    'all: a@x.example, victim@x.example;',
    'nobody',
  ])('goes to nobody when a recipient is not one address: %j', async (to) => {
    expect(await send({ ...mail, to })).toMatchObject({
      fail: { retries: 0, message: expect.stringContaining('not one') },
    });
    expect(mails).toEqual([]);
  });
});

describe('a mail that cannot be sent', () => {
  it('now is tried again', async () => {
    refusal = { code: 451, text: 'greylisted' };
    expect(await send(mail)).toMatchObject({
      fail: { retries: 2, retryAfterMs: 4_000, message: expect.stringContaining('greylisted') },
    });
    expect(await send(mail, { url: 'smtp://127.0.0.1:9' })).toMatchObject({ fail: { retries: 2 } });
  });

  it('ever is given up: a BPMN error when the model says so, else a person is asked', async () => {
    refusal = { code: 554, text: 'spam' };
    expect(await send(mail)).toMatchObject({
      fail: { retries: 0, message: 'The mail was not sent: 554 spam' },
    });
    const headers = { errorOnFailure: 'NO_MAIL' };
    expect(await send({ ...mail, to: 'nobody@x.example' }, { headers })).toMatchObject({
      error: { code: 'NO_MAIL', message: expect.stringContaining('no such mailbox') },
    });
  });

  it.each([
    [{ subject: 'a', text: 'b' }, /'to' is missing/],
    [{ ...mail, to: [7] }, /'to' must be text or a list of texts/],
    [{ to: 'a@x.example', text: 'b' }, /'subject' is missing/],
    [{ to: 'a@x.example', subject: 'b' }, /neither the input 'text' nor 'html'/],
  ])('because of the model (%j) asks for a person', async (variables, message) => {
    const { fail } = (await send(variables)) as { fail: { retries: number; message: string } };
    expect([fail.retries, fail.message]).toEqual([0, expect.stringMatching(message)]);
  });

  it('because no mail server is set up says how to set it up', async () => {
    const { fail } = (await send(mail, { url: null })) as { fail: { message: string } };
    expect(fail.message).toContain('THROUGHLINE_SMTP');
  });
});
