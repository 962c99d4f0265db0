/** What a person chose on this device. */
export interface Preferences {
  readonly singleKeys: boolean;
  /** `auto`: wide, but a rail on pages that need the room. */
  readonly navigation: 'auto' | 'wide' | 'rail';
  /** The drawing of a case takes most of the page. */
  readonly tallDiagram: boolean;
}

const KEY = 'throughline.preferences';
const FIRST: Preferences = { singleKeys: true, navigation: 'auto', tallDiagram: false };

class PreferenceStore {
  #current = read();
  readonly #listeners = new Set<() => void>();

  readonly get = () => this.#current;

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  set(change: Partial<Preferences>) {
    this.#current = { ...this.#current, ...change };
    keep(KEY, this.#current);
    for (const listener of this.#listeners) listener();
  }
}

export const preferences = new PreferenceStore();

// ---- helpers ----

function read(): Preferences {
  return { ...FIRST, ...recall<Partial<Preferences>>(KEY) };
}

/** Storage may be switched off or full; then the choice lasts as long as the page. */
export function keep(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Nothing to do: see above.
  }
}

export function recall<Value>(key: string): Value | undefined {
  try {
    const text = localStorage.getItem(key);
    return text === null ? undefined : (JSON.parse(text) as Value);
  } catch {
    return undefined;
  }
}
