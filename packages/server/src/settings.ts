import { StartError } from './spine/spine.ts';

const LEVELS = ['silent', 'warn', 'info', 'debug'];

/** What is set from outside the product, by people. */
export interface Settings {
  readonly log: string;
  readonly publicUrl?: string | undefined;
  readonly smtpUrl?: string | undefined;
  readonly allowHosts?: readonly string[] | undefined;
}

/**
 * Refuses settings that would go wrong later, or silently mean nothing.
 * @throws StartError `setting-unreadable` that names the first one.
 */
export function checkSettings({ log, publicUrl, smtpUrl, allowHosts = [] }: Settings): void {
  if (!LEVELS.includes(log))
    throw unreadable('THROUGHLINE_LOG', log, `one of ${LEVELS.join(', ')}`, 'THROUGHLINE_LOG=info');
  if (publicUrl !== undefined && !isPublicUrl(publicUrl)) {
    const example = 'THROUGHLINE_URL=https://cases.example.com';
    throw unreadable('THROUGHLINE_URL', publicUrl, 'an address without a path', example);
  }
  if (smtpUrl !== undefined && !isSmtpUrl(smtpUrl)) {
    const example = 'THROUGHLINE_SMTP=smtp://user:password@mail.example.com:587';
    throw unreadable('THROUGHLINE_SMTP', undefined, 'the address of a mail server', example);
  }
  const odd = allowHosts.find((host) => !/^(\[[0-9a-f:]+\]|[^\s:/[\]]+):\d{1,5}$/i.test(host));
  if (odd !== undefined) {
    const example = 'THROUGHLINE_ALLOW_HOSTS=stock.internal:8080';
    throw unreadable('THROUGHLINE_ALLOW_HOSTS', odd, 'a host with its port', example);
  }
}

function isPublicUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, pathname, search, hash } = new URL(text);
  return /^https?:$/.test(protocol) && pathname === '/' && search === '' && hash === '';
}

function isSmtpUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return /^smtps?:$/.test(protocol) && hostname !== '';
}

/** The value is left out where it may hold a password. */
function unreadable(name: string, value: string | undefined, wanted: string, example: string): StartError {
  const is = value === undefined ? 'cannot be read' : `is "${value.slice(0, 100)}"`;
  return new StartError(
    'setting-unreadable',
    `The setting ${name} ${is}; it must be ${wanted}.`,
    `Set it as in ${example}, or leave it out.`,
  );
}
