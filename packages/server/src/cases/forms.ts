import { allFields, type FormSchema } from '../definitions/definitions.ts';
import type { Store } from '../spine/spine.ts';

/** The newest forms by id; each published version is read and parsed once. */
export class Forms {
  readonly #store: Store;
  readonly #parsed = new Map<string, FormSchema>();

  constructor(store: Store) {
    this.#store = store;
  }

  async newest(ids: readonly string[]): Promise<ReadonlyMap<string, FormSchema>> {
    if (ids.length === 0) return new Map();
    const rows = await this.#store.query<{ id: string; key: string }>(
      `select distinct on (id) id, key from definitions
       where kind = 'form' and id = any($1::text[]) order by id, version desc`,
      [ids],
    );
    await this.#load(rows.map(({ key }) => key).filter((key) => !this.#parsed.has(key)));
    return new Map(rows.map(({ id, key }) => [id, this.#parsed.get(key)!]));
  }

  /** What variables are called in words, from the fields of these forms: `{ orderValue: "Order value" }`. */
  async labels(ids: readonly string[]): Promise<Readonly<Record<string, string>>> {
    const forms = [...(await this.newest(ids)).values()];
    const fields = forms.flatMap(allFields);
    return Object.fromEntries(fields.flatMap(({ key, label }) => (key && label ? [[key, label]] : [])));
  }

  async #load(keys: readonly string[]): Promise<void> {
    if (keys.length === 0) return;
    const rows = await this.#store.query<{ key: string; content: string }>(
      'select key, content from definitions where key = any($1::int8[])',
      [keys],
    );
    for (const { key, content } of rows) this.#parsed.set(key, JSON.parse(content) as FormSchema);
  }
}
