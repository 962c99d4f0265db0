import { type DecisionModel, readDecisions, readTests, type TestFile } from '@throughline/decisions';
import { type CallBinding, compileProcess, type ProcessModel, readProcesses } from '@throughline/processes';
import type { Store } from '../spine/spine.ts';
import type { DecisionMeta, DefinitionKind, ProcessMeta } from './definition.ts';
import type { Published } from './published.ts';
import { remember } from './remember.ts';

/** How long "which version is the newest" may be remembered where other nodes publish too. */
const REMEMBER_MS = 250;
/** Files of test cases that are kept; each time some are saved, there is one more. */
const MOST_TESTS = 100;

export interface LatestDefinition {
  readonly key: string;
  readonly version: number;
  readonly name: string;
  readonly meta: unknown;
}

export interface LatestProcess extends LatestDefinition {
  readonly meta: ProcessMeta;
}

export interface LoadedDecision {
  readonly key: string;
  readonly model: DecisionModel;
  readonly version: number;
}

/** Compiled definitions, each read and compiled once: a published version never changes. */
export class Models {
  readonly #store: Store;
  readonly #processes = new Map<string, ProcessModel>();
  readonly #decisions = new Map<string, DecisionModel>();
  readonly #tests = new Map<string, TestFile>();
  #latest = new Map<string, { until: number; found: Promise<LatestDefinition | undefined> }>();
  #decisionsById = new Map<string, LoadedDecision>();

  constructor(store: Store) {
    this.#store = store;
  }

  /** To be called when something was published: what is newest must be asked again. */
  forgetLatest(): void {
    this.#latest = new Map();
  }

  async process(version: string): Promise<ProcessModel> {
    return this.#processes.get(version) ?? this.#loadProcess(version);
  }

  /** A model that `process` has loaded before. */
  loaded(version: string): ProcessModel {
    const model = this.#processes.get(version);
    if (!model) throw new Error(`process version ${version} is not loaded`);
    return model;
  }

  latestProcess(id: string): Promise<LatestProcess | undefined> {
    return this.#newest('process', id) as Promise<LatestProcess | undefined>;
  }

  /**
   * The version of a process that a call is bound to. One bound to its caller's deployment is the newest there
   * was when the caller (the key of its version) was published: published together, or earlier and unchanged.
   */
  async boundProcess(id: string, binding: CallBinding, caller: string): Promise<LatestProcess | undefined> {
    const [condition, value] =
      binding.kind === 'version'
        ? ['version = $2::int', String(binding.version)]
        : binding.kind === 'versionTag'
          ? ["meta->>'versionTag' = $2", binding.tag]
          : ['published_at <= (select published_at from definitions where key = $2::int8)', caller];
    const [row] = await this.#store.query<LatestProcess>(
      `select key, version, name, meta from definitions
       where kind = 'process' and id = $1 and ${condition} order by version desc limit 1`,
      [id, value],
    );
    return row;
  }

  /** What files that are to be published may refer to. */
  readonly published: Published = {
    has: async (kind, id) => (await this.#newest(kind, id)) !== undefined,
    model: async (id) => {
      const newest = await this.#queryNewest('decision', id);
      return newest && this.decisionModel(newest.key);
    },
    modelTexts: async () => {
      const rows = await this.#store.query<{ content: string }>(
        "select distinct on (id) content from definitions where kind = 'decision' order by id, version desc",
      );
      return rows.map(({ content }) => content);
    },
    tests: async (id) => {
      const newest = await this.#queryNewest('tests', id);
      return newest && this.testFile(newest.key);
    },
  };

  /** Makes sure that `decision` can answer for these ids; unknown ones stay unknown. */
  async loadDecisions(ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      const newest = await this.#newest('decision', id);
      if (!newest) this.#decisionsById.delete(id);
      else
        this.#decisionsById.set(id, {
          key: newest.key,
          model: await this.decisionModel(newest.key),
          version: newest.version,
        });
    }
  }

  /** A version of a decision model, compiled once. */
  async decisionModel(key: string): Promise<DecisionModel> {
    const known = this.#decisions.get(key);
    if (known) return known;
    const { content, meta } = await this.#definition(key);
    const imports = await this.#modelsOf((meta as DecisionMeta).imports ?? []);
    const reading = await readDecisions(content, { imports });
    if (!reading.ok) throw new Error(`decision version ${key} cannot be read any more`);
    this.#decisions.set(key, reading.model);
    return reading.model;
  }

  /** A version of the test cases of a decision model, read once. */
  async testFile(key: string): Promise<TestFile> {
    const known = this.#tests.get(key);
    if (known) return remember(this.#tests, key, known, MOST_TESTS);
    const reading = readTests((await this.#definition(key)).content);
    if (!reading.ok) throw new Error(`tests version ${key} cannot be read any more`);
    return remember(this.#tests, key, reading.file, MOST_TESTS);
  }

  /** The newest version of a decision, loaded by `loadDecisions`. */
  decision(id: string): LoadedDecision | undefined {
    return this.#decisionsById.get(id);
  }

  async #loadProcess(version: string): Promise<ProcessModel> {
    const [row] = await this.#store.query<{ id: string; content: string }>(
      'select id, content from definitions where key = $1::int8',
      [version],
    );
    if (!row) throw new Error(`there is no process version ${version}`);
    const reading = await readProcesses(row.content);
    const definition = reading.ok ? reading.processes.find(({ id }) => id === row.id) : undefined;
    if (!definition) throw new Error(`process version ${version} cannot be read any more`);
    const model = compileProcess(definition);
    this.#processes.set(version, model);
    return model;
  }

  /** @throws when there is none: nobody has a key of something that was never published. */
  async #definition(key: string): Promise<{ content: string; meta: unknown }> {
    const [row] = await this.#store.query<{ content: string; meta: unknown }>(
      'select content, meta from definitions where key = $1::int8',
      [key],
    );
    if (!row) throw new Error(`there is no definition version ${key}`);
    return row;
  }

  /** Decision models by the hashes of their files. */
  async #modelsOf(hashes: readonly string[]): Promise<readonly string[]> {
    if (hashes.length === 0) return [];
    const rows = await this.#store.query<{ content: string }>(
      "select distinct on (hash) content from definitions where kind = 'decision' and hash = any($1::text[])",
      [hashes],
    );
    return rows.map(({ content }) => content);
  }

  #newest(kind: DefinitionKind, id: string): Promise<LatestDefinition | undefined> {
    const name = `${kind}:${id}`;
    const known = this.#latest.get(name);
    if (known && known.until > performance.now()) return known.found;
    const found = kind === 'decision' ? this.#queryDecision(id) : this.#queryNewest(kind, id);
    const remember = this.#store.kind === 'pglite' ? Number.POSITIVE_INFINITY : REMEMBER_MS;
    this.#latest.set(name, { until: performance.now() + remember, found });
    const forget = () => this.#latest.delete(name);
    // What is not there is asked for by any name, and must not fill the memory.
    found.then((newest) => newest ?? forget(), forget);
    return found;
  }

  async #queryNewest(kind: DefinitionKind, id: string): Promise<LatestDefinition | undefined> {
    const [row] = await this.#store.query<LatestDefinition>(
      'select key, version, name, meta from definitions where kind = $1 and id = $2 order by version desc limit 1',
      [kind, id],
    );
    return row;
  }

  /**
   * A decision is found by its own id in the newest version of the model that holds it; when it moved from one model
   * to another, in the one that was published last.
   */
  async #queryDecision(id: string): Promise<LatestDefinition | undefined> {
    const rows = await this.#store.query<LatestDefinition & { meta: DecisionMeta }>(
      `select * from (
         select distinct on (id) key, version, name, meta from definitions
         where kind = 'decision' order by id, version desc) newest
       order by key desc`,
    );
    return rows.find(({ meta }) => meta.decisions.some((decision) => decision.id === id));
  }
}
