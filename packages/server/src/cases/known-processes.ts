import type { ProcessModel } from '@throughline/processes';
import type { CaseHost } from './host.ts';

interface ProcessRef {
  readonly id: string;
  readonly name: string;
  readonly version: number;
}

export interface KnownProcess {
  readonly ref: ProcessRef;
  readonly model: ProcessModel;
  /** "Partner order v14". */
  readonly label: string;
}

/** Process versions by key. A published version never changes, so each is read once. */
export class KnownProcesses {
  readonly #host: CaseHost;
  readonly #known = new Map<string, KnownProcess>();

  constructor(host: CaseHost) {
    this.#host = host;
  }

  async of(version: string): Promise<KnownProcess> {
    return (await this.all([version])).get(version)!;
  }

  async all(versions: Iterable<string>): Promise<ReadonlyMap<string, KnownProcess>> {
    const missing = [...new Set(versions)].filter((version) => !this.#known.has(version));
    if (missing.length > 0) await this.#load(missing);
    return this.#known;
  }

  async #load(versions: readonly string[]): Promise<void> {
    const rows = await this.#host.spine.store.query<ProcessRef & { key: string }>(
      'select key, id, name, version from definitions where key = any($1::int8[])',
      [versions],
    );
    for (const { key, ...ref } of rows) {
      const model = await this.#host.models.process(key);
      this.#known.set(key, { ref, model, label: `${ref.name} v${ref.version}` });
    }
  }
}
