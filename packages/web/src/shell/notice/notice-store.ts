/** What was just done, at the bottom of the page, with the way back where there is one. */
export interface Notice {
  readonly sentence: string;
  /** Named way on: "Undo" (key U), or "Open it". */
  readonly action?: { readonly name: string; readonly run: () => void };
  /** A refusal stays until it is closed, and is announced at once. */
  readonly refusal?: boolean;
}

class NoticeStore {
  #current: (Notice & { readonly id: number }) | null = null;
  #count = 0;
  readonly #listeners = new Set<() => void>();

  readonly get = () => this.#current;

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  show(notice: Notice) {
    this.#count += 1;
    this.#set({ ...notice, id: this.#count });
  }

  close() {
    this.#set(null);
  }

  #set(notice: (Notice & { readonly id: number }) | null) {
    this.#current = notice;
    for (const listener of this.#listeners) listener();
  }
}

export const notices = new NoticeStore();
