import { keep, recall } from './preferences.ts';

/** What this person opened last on this device: the first entries of Ctrl K and the end of the navigation. */
export interface Recent {
  readonly kind: 'case' | 'process' | 'decision';
  readonly id: string;
  readonly title: string;
  readonly note?: string;
}

const KEY = 'throughline.recents';
const KEPT = 8;

class RecentStore {
  #current: readonly Recent[] = recall<Recent[]>(KEY) ?? [];
  readonly #listeners = new Set<() => void>();

  readonly get = () => this.#current;

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  add(recent: Recent) {
    this.#set(withRecent(this.#current, recent));
  }

  /** Another person may sit here next. */
  clear() {
    this.#set([]);
  }

  #set(recents: readonly Recent[]) {
    this.#current = recents;
    keep(KEY, recents);
    for (const listener of this.#listeners) listener();
  }
}

export const recents = new RecentStore();

/** The newest first, each object once. */
export function withRecent(list: readonly Recent[], added: Recent): readonly Recent[] {
  const others = list.filter((each) => each.kind !== added.kind || each.id !== added.id);
  return [added, ...others].slice(0, KEPT);
}
