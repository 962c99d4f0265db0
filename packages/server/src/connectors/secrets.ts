/** A model names a secret that is not there. */
export class UnknownSecret extends Error {}

const NAMED = /\{\{\s*secrets\.([A-Za-z_]\w*)\s*\}\}/g;
/** Shorter values are not hidden: they would stand in too many texts by chance. */
const SHORTEST_HIDDEN = 4;

/** Values that models use by name (`{{secrets.NAME}}`) and that no message or log may show. */
export class Secrets {
  readonly #values: ReadonlyMap<string, string>;

  constructor(values: Readonly<Record<string, string>>) {
    this.#values = new Map(Object.entries(values));
  }

  /**
   * Puts the values in place of the names.
   * @throws UnknownSecret
   */
  fill(text: string): string {
    return text.replace(NAMED, (_, name: string) => {
      const value = this.#values.get(name);
      if (value !== undefined) return value;
      throw new UnknownSecret(
        `There is no secret named ${name}; set THROUGHLINE_SECRET_${name} and start again`,
      );
    });
  }

  /** Puts the names back in place of the values. */
  hide(text: string): string {
    // The longest first, so that one that contains another is hidden whole.
    const longest = [...this.#values].sort((a, b) => b[1].length - a[1].length);
    return longest.reduce((shown, [name, value]) => {
      if (value.length < SHORTEST_HIDDEN) return shown;
      return shown
        .replaceAll(value, `{{secrets.${name}}}`)
        .replaceAll(encodeURIComponent(value), `{{secrets.${name}}}`);
    }, text);
  }
}
