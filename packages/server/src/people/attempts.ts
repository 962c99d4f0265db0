import type { Store } from '../spine/spine.ts';

/** Wrong attempts within the window after which the next is refused. */
export const ATTEMPTS_PER_EMAIL = 10;
export const ATTEMPTS_PER_ADDRESS = 100;
/** Milliseconds. */
const WINDOW = 15 * 60 * 1000;

/**
 * Counts an attempt to sign in, for the e-mail and for the network address. Kept in the database, so that neither a
 * restart nor another node gives new attempts.
 * @returns seconds to wait when there were too many, else 0.
 */
export async function countAttempt(store: Store, email: string, address: string, now: Date): Promise<number> {
  const rows = await store.query<{ who: string; attempts: number; until: Date }>(
    `insert into auth_attempt (who, attempts, until)
     select who, 1, $3 from unnest($1::text[]) as a(who) order by who
     on conflict (who) do update set
       attempts = case when auth_attempt.until <= $2 then 1 else auth_attempt.attempts + 1 end,
       until = case when auth_attempt.until <= $2 then excluded.until else auth_attempt.until end
     returning who, attempts, until`,
    [names(email, address), now, new Date(now.getTime() + WINDOW)],
  );
  const over = rows.filter(
    ({ who, attempts }) => attempts > (who.startsWith('email ') ? ATTEMPTS_PER_EMAIL : ATTEMPTS_PER_ADDRESS),
  );
  return Math.max(0, ...over.map(({ until }) => Math.ceil((until.getTime() - now.getTime()) / 1000)));
}

/** Takes an attempt back that was right: only wrong ones count. */
export async function forgiveAttempt(store: Store, email: string, address: string): Promise<void> {
  const [ofEmail, ofAddress] = names(email, address);
  await store.write([
    { name: 'auth-forgive-email', text: 'delete from auth_attempt where who = $1', values: [ofEmail] },
    {
      name: 'auth-forgive-address',
      text: 'update auth_attempt set attempts = attempts - 1 where who = $1 and attempts > 0',
      values: [ofAddress],
    },
  ]);
}

/** Forgets attempts whose window is over. */
export async function dropOldAttempts(store: Store, now: Date): Promise<void> {
  await store.write([
    { name: 'auth-old-attempts', text: 'delete from auth_attempt where until < $1', values: [now] },
  ]);
}

function names(email: string, address: string): [string, string] {
  return [`email ${email}`, `address ${address}`];
}
