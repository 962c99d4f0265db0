import { createHash, randomBytes } from 'node:crypto';
import type { Store } from '../spine/spine.ts';

/** Milliseconds between two notes of when a token was used. */
const NOTE_EVERY = 60_000;

export interface FoundToken {
  readonly key: string;
  readonly person: string;
  readonly expiresAt: Date | null;
}

/** A new secret: 256 random bits. */
export function newSecret(): string {
  return `tl_${randomBytes(32).toString('base64url')}`;
}

export async function keepSecret(store: Store, token: string, secret: string): Promise<void> {
  await store.write([
    {
      name: 'auth-token-insert',
      text: 'insert into auth_token (token, hash) values ($1, $2)',
      values: [token, hashed(secret)],
    },
  ]);
}

export async function dropSecret(store: Store, token: string): Promise<void> {
  await store.write([
    { name: 'auth-token-delete', text: 'delete from auth_token where token = $1', values: [token] },
  ]);
}

/** The token a secret belongs to, unless it was revoked or is over. Notes the use. */
export async function findToken(store: Store, secret: string, now: Date): Promise<FoundToken | null> {
  const [found] = await store.query<FoundToken & { lastUsedAt: Date | null }>(
    `select t.key, t.person, t.expires_at as "expiresAt", a.last_used_at as "lastUsedAt"
     from auth_token a join api_tokens t on t.key = a.token
     where a.hash = $1 and (t.expires_at is null or t.expires_at > $2)`,
    [hashed(secret), now],
  );
  if (!found) return null;
  if (now.getTime() - (found.lastUsedAt?.getTime() ?? 0) >= NOTE_EVERY) {
    const text = 'update auth_token set last_used_at = $2 where token = $1';
    await store.write([{ name: 'auth-token-used', text, values: [found.key, now] }]);
  }
  return found;
}

export interface TokenRow {
  readonly key: string;
  readonly name: string;
  readonly starts: string;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly lastUsedAt: Date | null;
}

/** A person's tokens, newest first. */
export function listTokens(
  store: Store,
  person: string,
  limit: number,
  before?: string,
): Promise<TokenRow[]> {
  return store.query<TokenRow>(
    `select t.key, t.name, t.starts, t.created_at as "createdAt", t.expires_at as "expiresAt",
       a.last_used_at as "lastUsedAt"
     from api_tokens t left join auth_token a on a.token = t.key
     where t.person = $1 and ($2::int8 is null or t.key < $2::int8) order by t.key desc limit $3`,
    [person, before ?? null, limit],
  );
}

function hashed(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
