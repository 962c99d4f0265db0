import { CASE } from '../cases/cases.ts';
import type { Actor } from '../http/actor.ts';
import { isOffered, maySeeCase, type TaskAudience } from '../people/people.ts';
import type { Store } from '../spine/spine.ts';
import type { News, Sight } from './change.ts';

const SEES_ALL: Sight = { seesCase: () => true, seesTask: () => true };
/** More cases than this are not kept in memory. */
const MOST_KNOWN = 10_000;

/** Who may see which of the cases and tasks in the news. For our own people nothing has to be looked up. */
export class Sights {
  readonly #store: Store;
  /** The company of a case never changes. */
  readonly #companies = new Map<string, string | null>();

  constructor(store: Store) {
    this.#store = store;
  }

  async of(news: readonly News[], readers: readonly Actor[]): Promise<(reader: Actor) => Sight> {
    const outside = readers.some(({ inside }) => !inside);
    const ofCases = outside ? news.filter(({ kind }) => kind === CASE) : [];
    await this.#learnCompanies(ofCases);
    const audiences = await this.#audiences(ofCases.flatMap(({ task }) => task ?? []));
    return (reader) => {
      if (reader.inside) return SEES_ALL;
      return {
        seesCase: (key) => maySeeCase(reader, { company: this.#companies.get(key) }),
        seesTask: (key) => isOffered(reader, audiences.get(key) ?? {}),
      };
    };
  }

  async #learnCompanies(news: readonly News[]): Promise<void> {
    if (this.#companies.size > MOST_KNOWN) this.#companies.clear();
    const missing = [...new Set(news.map(({ subject }) => subject))].filter(
      (key) => !this.#companies.has(key),
    );
    if (missing.length === 0) return;
    const rows = await this.#store.query<{ key: string; company: string | null }>(
      'select key, company from cases where key = any($1::int8[])',
      [missing],
    );
    for (const { key, company } of rows) this.#companies.set(key, company);
  }

  async #audiences(tasks: readonly string[]): Promise<ReadonlyMap<string, TaskAudience>> {
    if (tasks.length === 0) return new Map();
    const rows = await this.#store.query<TaskAudience & { key: string }>(
      'select key, assignee, teams, people from tasks where key = any($1::int8[])',
      [[...new Set(tasks)]],
    );
    return new Map(rows.map((row) => [row.key, row]));
  }
}
