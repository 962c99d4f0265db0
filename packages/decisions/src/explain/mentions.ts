/**
 * What the expressions of a model say about each name: the texts of the cells in columns that ask for it, by the whole
 * expression of the column too (`customer.age`), and the texts of other expressions that use it.
 */
export class Mentions {
  readonly #texts = new Map<string, Set<string>>();

  add(names: Iterable<string>, text: string): void {
    for (const name of names) {
      const known = this.#texts.get(name);
      if (known === undefined) this.#texts.set(name, new Set([text]));
      else known.add(text);
    }
  }

  /** The texts about a name, or none. */
  of(name: string): ReadonlySet<string> {
    return this.#texts.get(name) ?? none;
  }

  all(): ReadonlySet<string> {
    return new Set([...this.#texts.values()].flatMap((texts) => [...texts]));
  }
}

const none: ReadonlySet<string> = new Set();

/** The numbers in texts of FEEL, with either sign: a candidate more does no harm. */
export function numbersIn(texts: Iterable<string>): readonly number[] {
  const found = new Set<number>();
  for (const text of texts) {
    for (const [digits] of withoutStrings(text).matchAll(/(?<!\w|(?<!\.)\.)\d+(?:\.\d+)?/g)) {
      found.add(Number(digits));
      if (text.includes('-')) found.add(-Number(digits));
    }
  }
  return [...found];
}

/** The strings in texts of FEEL. */
export function stringsIn(texts: Iterable<string>): readonly string[] {
  const found = new Set<string>();
  for (const text of texts) {
    for (const [, string = ''] of text.matchAll(/"((?:[^"\\]|\\.)*)"/g)) {
      if (!string.includes('\\')) found.add(string);
    }
  }
  return [...found];
}

function withoutStrings(text: string): string {
  return text.replace(/"(?:[^"\\]|\\.)*"/g, '""');
}
