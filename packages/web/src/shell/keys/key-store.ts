import type { Binding } from './binding.ts';

export interface KeyGroup {
  readonly title: string;
  readonly bindings: readonly Binding[];
}

/** The keys of what is on the screen now: the frame's first, the page's last. */
class KeyStore {
  #groups: readonly KeyGroup[] = [];
  readonly #listeners = new Set<() => void>();

  readonly groups = () => this.#groups;

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  add(group: KeyGroup): () => void {
    this.#set([...this.#groups, group]);
    return () => this.#set(this.#groups.filter((each) => each !== group));
  }

  #set(groups: readonly KeyGroup[]) {
    this.#groups = groups;
    for (const listener of this.#listeners) listener();
  }
}

export const keyStore = new KeyStore();
