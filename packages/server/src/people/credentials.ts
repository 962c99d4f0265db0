import type { Store } from '../spine/spine.ts';

/** What somebody signs in with. */
export interface Credentials {
  readonly handle: string;
  readonly name: string;
  readonly email: string;
  /** Undefined keeps the one there is. */
  readonly passwordHash?: string | undefined;
}

/** Lets these people sign in, or changes how they do. A new password ends their sessions. */
export async function putCredentials(store: Store, people: readonly Credentials[]): Promise<void> {
  const rows = JSON.stringify(people);
  const input = `json_to_recordset($1::text::json) as p(handle text, name text, email text, "passwordHash" text)`;
  await store.write([
    {
      name: 'auth-users',
      text: `insert into auth_user (id, name, email, "emailVerified") select handle, name, email, true from ${input}
        on conflict (id) do update set name = excluded.name, email = excluded.email, "updatedAt" = now()`,
      values: [rows],
    },
    {
      name: 'auth-accounts',
      text: `insert into auth_account (id, "accountId", "providerId", "userId", password, "updatedAt")
        select handle, handle, 'credential', handle, "passwordHash", now() from ${input} where "passwordHash" is not null
        on conflict (id) do update set password = excluded.password, "updatedAt" = now()`,
      values: [rows],
    },
    {
      name: 'auth-end-sessions',
      text: `delete from auth_session s using ${input} where s."userId" = p.handle and p."passwordHash" is not null`,
      values: [rows],
    },
  ]);
}

/** Those of the given people who have no password yet. */
export async function withoutPassword(store: Store, handles: readonly string[]): Promise<Set<string>> {
  const rows = await store.query<{ userId: string }>(
    'select "userId" from auth_account where "userId" = any($1) and password is not null',
    [handles],
  );
  const known = new Set(rows.map(({ userId }) => userId));
  return new Set(handles.filter((handle) => !known.has(handle)));
}

/** Whether a password was set after that event of the person: then a request repeated late must not bring the old one back. */
export async function wasSetSince(store: Store, subject: string, seq: number): Promise<boolean> {
  const rows = await store.query(
    "select 1 from events where subject = $1::int8 and seq > $2::int4 and type = 'person.password-set' limit 1",
    [subject, seq],
  );
  return rows.length > 0;
}

/** Forgets sessions that are over. */
export async function dropOldSessions(store: Store, now: Date): Promise<void> {
  await store.write([
    { name: 'auth-old-sessions', text: 'delete from auth_session where "expiresAt" < $1', values: [now] },
  ]);
}

export async function endSessions(store: Store, handle: string): Promise<void> {
  await store.write([
    { name: 'auth-end-sessions-of', text: 'delete from auth_session where "userId" = $1', values: [handle] },
  ]);
}
