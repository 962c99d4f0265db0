import type { Json, Key, Problem, Variables } from '../api/contract.ts';

/** What a person typed into a form that was not sent, and why it was refused if it was. Nobody's text is lost. */
export interface Draft {
  readonly data?: Variables;
  readonly problem?: Problem;
}

const PREFIX = 'throughline.draft.';

class DraftStore {
  readonly #listeners = new Set<() => void>();
  /** The same object until it changes, as React asks of a store. */
  readonly #known = new Map<string, Draft>();

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  get(key: Key): Draft {
    const known = this.#known.get(key) ?? read(key);
    this.#known.set(key, known);
    return known;
  }

  /** Data changes at every stroke and nobody draws it, so only a problem is told to the listeners. */
  keepData(key: Key, data: { readonly [name: string]: Json }) {
    this.#known.set(key, { ...this.get(key), data });
    write(key, { data });
  }

  refuse(key: Key, problem: Problem | undefined) {
    const { data } = this.get(key);
    this.#known.set(key, { ...(data ? { data } : {}), ...(problem ? { problem } : {}) });
    for (const listener of this.#listeners) listener();
  }

  drop(key: Key) {
    this.#known.delete(key);
    erase(key);
    for (const listener of this.#listeners) listener();
  }

  /** Another person may sit here next. */
  clear() {
    this.#known.clear();
    eraseAll();
  }
}

export const drafts = new DraftStore();

// ---- helpers: for the session only, and only on this device ----

const NOTHING: Draft = {};

function read(key: Key): Draft {
  try {
    const text = sessionStorage.getItem(PREFIX + key);
    return text === null ? NOTHING : (JSON.parse(text) as Draft);
  } catch {
    return NOTHING;
  }
}

function write(key: Key, draft: Draft): void {
  try {
    sessionStorage.setItem(PREFIX + key, JSON.stringify(draft));
  } catch {
    // Full or switched off: the draft lives as long as the page.
  }
}

function erase(key: Key): void {
  try {
    sessionStorage.removeItem(PREFIX + key);
  } catch {
    // As above.
  }
}

function eraseAll(): void {
  try {
    const names = Array.from({ length: sessionStorage.length }, (_, place) => sessionStorage.key(place));
    for (const name of names) if (name?.startsWith(PREFIX)) sessionStorage.removeItem(name);
  } catch {
    // As above.
  }
}
