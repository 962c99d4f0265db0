import { createTransport } from 'nodemailer';
import type { Connector, ConnectorJob, ConnectorResult } from './connector.ts';
import { BadInput, optionalText, text, texts } from './input.ts';
import { failed, givenUp, needsPerson } from './outcome.ts';

/** Milliseconds. */
const CONNECT_TIMEOUT = 10_000;
const SILENCE_TIMEOUT = 30_000;

export interface EmailConnectorOptions {
  /** `smtp://user:password@host:port?from=orders@zzstor.example`; undefined when no e-mail goes out. */
  readonly smtpUrl: string | undefined;
  /** From 0 to below 1. */
  readonly random: () => number;
}

/**
 * `type="email"`: sends a mail by SMTP. Inputs: `to`, `cc` (a text or a list), `subject`, `text`, `html`, `from`. The
 * Message-ID is made from the job's key, so a mail that had to be sent again is recognised as the same. Result:
 * `email` = { messageId, accepted, rejected }.
 */
export function emailConnector({ smtpUrl, random }: EmailConnectorOptions): Connector {
  const server = smtpUrl === undefined ? undefined : readUrl(smtpUrl);
  return {
    type: 'email',
    async run(job, signal) {
      if (server === undefined) {
        return needsPerson(
          'No outgoing e-mail is set up; set THROUGHLINE_SMTP to smtp://host:port and start again.',
        );
      }
      try {
        return await send(job, server, signal);
      } catch (error) {
        if (error instanceof BadInput) return needsPerson(`${error.message}.`);
        return judge(job, error as SmtpError, random);
      }
    },
  };
}

interface SmtpServer {
  readonly url: string;
  readonly from: string;
}

/** Takes our own `from` out of the URL; the rest is for the mail library. */
function readUrl(smtpUrl: string): SmtpServer {
  const url = new URL(smtpUrl);
  const from = url.searchParams.get('from') ?? `throughline@${url.hostname}`;
  url.searchParams.delete('from');
  return { url: url.href, from };
}

async function send(
  job: ConnectorJob,
  { url, from }: SmtpServer,
  signal: AbortSignal,
): Promise<ConnectorResult> {
  const mail = readInput(job, from);
  const transport = createTransport({
    url,
    connectionTimeout: CONNECT_TIMEOUT,
    greetingTimeout: CONNECT_TIMEOUT,
    socketTimeout: SILENCE_TIMEOUT,
    // The text comes from a model and from customers: it must not make the server read its own files.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const stop = () => transport.close();
  signal.addEventListener('abort', stop);
  try {
    const { messageId, accepted, rejected } = await transport.sendMail(mail);
    return {
      complete: { email: { messageId, accepted: accepted.map(String), rejected: rejected.map(String) } },
    };
  } finally {
    signal.removeEventListener('abort', stop);
    transport.close();
  }
}

function readInput({ key, variables }: ConnectorJob, usualFrom: string) {
  const to = texts(variables, 'to');
  if (to.length === 0) throw new BadInput("The input 'to' is missing");
  const from = optionalText(variables, 'from') ?? usualFrom;
  const plain = optionalText(variables, 'text');
  const html = optionalText(variables, 'html');
  if (plain === undefined && html === undefined)
    throw new BadInput("The mail has neither the input 'text' nor 'html'");
  return {
    from,
    to: to.map(mailbox),
    cc: texts(variables, 'cc').map(mailbox),
    subject: text(variables, 'subject'),
    ...(plain === undefined ? {} : { text: plain }),
    ...(html === undefined ? {} : { html }),
    messageId: `<job.${key}@throughline>`,
  };
}

/**
 * One mailbox, `a@b.example` or `Name <a@b.example>`. Read here and not by the mail library, to which a text may be a
 * whole list: what a customer wrote into a field must not add recipients.
 */
function mailbox(written: string): { name: string; address: string } {
  const read = /^(?:([^<>\p{Cc}]*)<)?([^\s<>,;@"]+@[^\s<>,;@"]+?)>?$/u.exec(written.trim());
  if (!read)
    throw new BadInput(`'${written.slice(0, 60)}' is not one e-mail address; several are given as a list`);
  return { name: (read[1] ?? '').trim(), address: read[2]! };
}

interface SmtpError extends NodeJS.ErrnoException {
  /** What the mail server answered: 4xx is "later", 5xx is "never". */
  readonly responseCode?: number;
  readonly response?: string;
}

function judge(job: ConnectorJob, error: SmtpError, random: () => number): ConnectorResult {
  const { responseCode, response, code } = error;
  if (code === 'EAUTH')
    return needsPerson('The mail server did not accept the user or password of this server.');
  const said = response ?? error.message;
  const message = `The mail was not sent: ${said.slice(0, 300)}`;
  if (code === 'EENVELOPE' && responseCode === undefined) return givenUp(job, message);
  if (responseCode !== undefined && responseCode >= 500) return givenUp(job, message);
  return failed(job, message, { random });
}
