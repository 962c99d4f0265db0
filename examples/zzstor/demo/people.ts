import { company } from '../company.ts';
import { Session } from './session.ts';

export interface PeopleOptions {
  /** Where the product listens: `http://127.0.0.1:8300`. */
  readonly url: string;
  /** The same for everybody in the demonstration. */
  readonly password: string;
  /** Milliseconds the server may be away before a request is given up; default 1 minute. */
  readonly patienceMs?: number;
}

/** The demonstration's people at the product: one session for each, made when it is first needed. */
export class People {
  readonly #sessions = new Map<string, Session>();
  readonly #options: PeopleOptions;
  readonly #emails = new Map(company().people.map(({ handle, email }) => [handle, email]));

  constructor(options: PeopleOptions) {
    this.#options = options;
  }

  as(handle: string): Session {
    const { url, password, patienceMs = 60_000 } = this.#options;
    const email = this.#emails.get(handle);
    if (!email) throw new Error(`company.json has no person ${handle}.`);
    const session = this.#sessions.get(handle) ?? new Session({ url, email, password, patienceMs });
    this.#sessions.set(handle, session);
    return session;
  }
}
