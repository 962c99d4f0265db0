import type { Json } from '@throughline/processes';

/** A text names a secret that is not there, or that the model does not use. */
export class UnknownSecret extends Error {}

const NAMED = /\{\{\s*secrets\.([A-Za-z_]\w*)\s*\}\}/g;
/** Shorter values are not hidden: they would stand in too many texts by chance. */
const SHORTEST_HIDDEN = 4;
/** The same in what others answer, where more would be spoilt. */
const SHORTEST_HIDDEN_IN_ANSWERS = 8;

/** Values that models use by name (`{{secrets.NAME}}`) and that no message, log or variable may show. */
export class Secrets {
  readonly #values: ReadonlyMap<string, string>;

  constructor(values: Readonly<Record<string, string>>) {
    this.#values = new Map(Object.entries(values));
  }

  /**
   * The secrets that an element may use: those that its model names. A name that came in with a value, because
   * somebody wrote it into a form, is not filled in.
   */
  namedIn(written: readonly string[]): UsableSecrets {
    const names = new Set(written.flatMap((text) => [...text.matchAll(NAMED)].map(([, name]) => name!)));
    return new UsableSecrets(this.#values, names);
  }
}

export class UsableSecrets {
  readonly #values: ReadonlyMap<string, string>;
  readonly #names: ReadonlySet<string>;

  constructor(values: ReadonlyMap<string, string>, names: ReadonlySet<string>) {
    this.#values = values;
    this.#names = names;
  }

  /**
   * Puts the values in place of the names.
   * @throws UnknownSecret
   */
  fill(text: string): string {
    return text.replace(NAMED, (_, name: string) => {
      if (!this.#names.has(name)) {
        const reason = `A value names the secret ${name}, which the model does not use at this element`;
        throw new UnknownSecret(
          `${reason}; correct the value, or name the secret in an input of the element`,
        );
      }
      const value = this.#values.get(name);
      if (value !== undefined) return value;
      throw new UnknownSecret(
        `There is no secret named ${name}; set THROUGHLINE_SECRET_${name} and start again`,
      );
    });
  }

  /** Puts the names back in place of the values, of all secrets. */
  hide(text: string): string {
    return hidden(text, [...this.#values], SHORTEST_HIDDEN);
  }

  /** The same in all texts of what another side answered, of the secrets it was sent. */
  hideIn(value: Json): Json {
    const sent = [...this.#values].filter(([name]) => this.#names.has(name));
    const inside = (part: Json): Json => {
      if (typeof part === 'string') return hidden(part, sent, SHORTEST_HIDDEN_IN_ANSWERS);
      if (Array.isArray(part)) return part.map(inside);
      if (typeof part !== 'object' || part === null) return part;
      return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, inside(inner)]));
    };
    return sent.length === 0 ? value : inside(value);
  }
}

function hidden(text: string, values: readonly (readonly [string, string])[], shortest: number): string {
  // The longest first, so that one that contains another is hidden whole.
  const longest = values
    .filter(([, value]) => value.length >= shortest)
    .sort((a, b) => b[1].length - a[1].length);
  return longest.reduce(
    (shown, [name, value]) =>
      [value, encodeURIComponent(value), encodeURI(value)].reduce(
        (before, form) => before.replaceAll(form, `{{secrets.${name}}}`),
        shown,
      ),
    text,
  );
}
