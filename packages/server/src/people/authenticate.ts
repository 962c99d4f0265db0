import type { Actor } from '../http/actor.ts';
import type { Store } from '../spine/spine.ts';
import type { Directory } from './directory.ts';
import type { SignIn } from './sign-in.ts';
import { findToken } from './tokens.ts';

interface Known {
  readonly handle: string;
  readonly kind: Actor['kind'];
  /** Milliseconds; after it the database is asked again. */
  readonly until: number;
}

/** Milliseconds for which a sign-in or token is believed without asking again. */
const BELIEVED = 5_000;
/** More than this many at once are not kept in memory. */
const MOST_KNOWN = 10_000;

/** Says who makes a request, from a token in `Authorization` or else from the session cookie. */
export class Authenticator {
  readonly #store: Store;
  readonly #signIn: SignIn;
  readonly #directory: Directory;
  readonly #clock: () => Date;
  readonly #known = new Map<string, Known>();

  constructor(store: Store, signIn: SignIn, directory: Directory, clock: () => Date) {
    this.#store = store;
    this.#signIn = signIn;
    this.#directory = directory;
    this.#clock = clock;
  }

  async authenticate(request: Request): Promise<Actor | null> {
    const proof = proofOf(request.headers);
    if (proof === undefined) return null;
    const now = this.#clock();
    let known = this.#known.get(proof);
    if (known === undefined || known.until <= now.getTime()) {
      this.#known.delete(proof);
      known = await this.#ask(request.headers, now);
      if (known) this.#keep(proof, known);
    }
    return known ? this.#directory.actor(known.handle, known.kind) : null;
  }

  /** Believes nobody without asking: after a sign-out, a revoked token or a new password. */
  forget(): void {
    this.#known.clear();
  }

  async #ask(headers: Headers, now: Date): Promise<Known | undefined> {
    const secret = bearer(headers);
    const [handle, expiresAt] =
      secret === undefined ? await this.#bySession(headers) : await this.#byToken(secret, now);
    if (handle === undefined) return undefined;
    const until = Math.min(now.getTime() + BELIEVED, expiresAt?.getTime() ?? Number.POSITIVE_INFINITY);
    return { handle, kind: secret === undefined ? 'person' : 'token', until };
  }

  async #bySession(headers: Headers): Promise<[string?, Date?]> {
    const { session } = await this.#signIn.session(headers);
    return session ? [session.handle, session.expiresAt] : [];
  }

  async #byToken(secret: string, now: Date): Promise<[string?, Date?]> {
    const token = await findToken(this.#store, secret, now);
    return token ? [token.person, token.expiresAt ?? undefined] : [];
  }

  #keep(proof: string, known: Known): void {
    if (this.#known.size >= MOST_KNOWN) this.#known.clear();
    this.#known.set(proof, known);
  }
}

function proofOf(headers: Headers): string | undefined {
  return (
    headers.get('authorization') ?? headers.get('cookie')?.match(/throughline\.session_token=[^;]+/)?.[0]
  );
}

/** Everything but our own tokens is no proof: `undefined` leads to the cookie, empty text to nobody. */
function bearer(headers: Headers): string | undefined {
  const header = headers.get('authorization');
  return header === null ? undefined : (/^Bearer (tl_[\w-]{20,100})$/i.exec(header)?.[1] ?? '');
}
