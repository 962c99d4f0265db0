import { randomBytes } from 'node:crypto';
import { betterAuth } from 'better-auth';
import type { Logger } from 'pino';
import type { Store } from '../spine/spine.ts';

export interface SignInOptions {
  readonly store: Store;
  readonly log: Logger;
  /** Decides whether cookies are sent by https only. */
  readonly publicUrl: string | undefined;
  /** Whether a person whose password is right may come in. */
  readonly mayEnter: (handle: string) => Promise<boolean>;
}

export interface Session {
  readonly handle: string;
  readonly expiresAt: Date;
}

export type Entered =
  | { readonly ok: true; readonly handle: string }
  | { readonly ok: false; readonly switchedOff: boolean };

const DAY = 24 * 60 * 60;
/** Seconds a sign-in lasts without use. */
const SESSION_LIFE = 7 * DAY;
/** Shortest password, in characters. */
export const PASSWORD_MIN = 10;

/** Passwords and cookie sessions. The only file that knows the library; its users' ids are our handles. */
export async function createSignIn(options: SignInOptions) {
  const { store } = options;
  const auth = betterAuth(configuration(options, await cookieSecret(store)));
  const { password } = await auth.$context;
  return {
    hash: (text: string): Promise<string> => password.hash(text),

    /** Checks the password and opens a session; the answer has the cookie in its headers. */
    async enter(
      body: { email: string; password: string; rememberMe?: boolean | undefined },
      headers: Headers,
    ): Promise<Entered & { headers: Headers }> {
      const answer = await auth.api.signInEmail({ body, headers, asResponse: true });
      const said = (await answer.json()) as { code?: string; user?: { id: string } };
      if (answer.ok && said.user) return { ok: true, handle: said.user.id, headers: cookies(answer) };
      return { ok: false, switchedOff: said.code === SESSION_REFUSED, headers: new Headers() };
    },

    /** The session of a request's cookie; asked to prolong it, also the new cookie when it was due. */
    async session(
      headers: Headers,
      prolong?: 'prolong',
    ): Promise<{ session: Session | null; headers: Headers }> {
      const query = { disableRefresh: prolong === undefined };
      const answer = await auth.api.getSession({ headers, query, asResponse: true });
      const said = (await answer.json()) as { session: { userId: string; expiresAt: string } } | null;
      const session = said && { handle: said.session.userId, expiresAt: new Date(said.session.expiresAt) };
      return { session, headers: cookies(answer) };
    },

    /** Ends the session of a request's cookie. */
    async leave(headers: Headers): Promise<Headers> {
      return cookies(await auth.api.signOut({ headers, asResponse: true }));
    },
  };
}

export type SignIn = Awaited<ReturnType<typeof createSignIn>>;

/** What the library answers when our hook refuses the session of a person whose password was right. */
const SESSION_REFUSED = 'FAILED_TO_CREATE_SESSION';

function configuration({ store, log, publicUrl, mayEnter }: SignInOptions, secret: string) {
  return {
    database: { db: store.tables(), type: 'postgres' as const },
    secret,
    baseURL: publicUrl ?? 'http://localhost',
    basePath: '/api/auth',
    user: { modelName: 'auth_user' },
    session: { modelName: 'auth_session', expiresIn: SESSION_LIFE, updateAge: DAY },
    account: { modelName: 'auth_account' },
    verification: { modelName: 'auth_verification' },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: PASSWORD_MIN },
    advanced: { cookiePrefix: 'throughline' },
    // Ours counts by e-mail too and outlives a restart.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    databaseHooks: {
      session: { create: { before: async ({ userId }: { userId: string }) => mayEnter(userId) } },
    },
    logger: {
      log: (level: 'debug' | 'info' | 'warn' | 'error', message: string) =>
        log[level === 'error' ? 'error' : 'debug']({ room: 'people' }, message),
    },
  };
}

function cookies(answer: Response): Headers {
  const headers = new Headers();
  for (const cookie of answer.headers.getSetCookie()) headers.append('set-cookie', cookie);
  return headers;
}

/** The same for all nodes on one database, and after a restart. */
async function cookieSecret(store: Store): Promise<string> {
  const made = randomBytes(32).toString('base64url');
  await store.write([
    {
      name: 'auth-secret',
      text: "insert into auth_secret (name, secret) values ('cookies', $1) on conflict do nothing",
      values: [made],
    },
  ]);
  const [row] = await store.query<{ secret: string }>(
    "select secret from auth_secret where name = 'cookies'",
  );
  return row!.secret;
}
