import { createHash } from 'node:crypto';
import PostalMime, { type Address } from 'postal-mime';

/** A mail that arrived, once for each Message-ID, however often it was sent. */
export interface Mail {
  /** Short and safe in an address. */
  readonly id: string;
  readonly messageId: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly subject: string;
  /** When it was written, as its sender says; ISO 8601. */
  readonly date: string;
  /** When it first arrived; ISO 8601. */
  readonly arrivedAt: string;
  readonly text: string;
  readonly html?: string;
  /** How many times it arrived: more than 1 when its sender could not know it had. */
  readonly received: number;
}

/** Reads a mail as it came over the wire. One without a Message-ID is known by its content. */
export async function readMail(raw: Uint8Array, arrivedAt: string): Promise<Mail> {
  const email = await PostalMime.parse(raw);
  const messageId = email.messageId ?? `<${digest(raw)}@without-id>`;
  return {
    id: digest(messageId).slice(0, 16),
    messageId,
    from: namesOf(email.from ? [email.from] : [])[0] ?? '',
    to: namesOf(email.to ?? []),
    cc: namesOf(email.cc ?? []),
    subject: email.subject ?? '',
    date: email.date ?? arrivedAt,
    arrivedAt,
    text: (email.text ?? '').replace(/\r\n/g, '\n'),
    ...(email.html ? { html: email.html } : {}),
    received: 1,
  };
}

// ---------------------------------------------------------------------------------------------------------

function digest(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

function namesOf(addresses: readonly Address[]): string[] {
  return addresses
    .flatMap((one) => one.group ?? [one])
    .map(({ name, address }) => (name ? `${name} <${address}>` : (address ?? '')));
}
