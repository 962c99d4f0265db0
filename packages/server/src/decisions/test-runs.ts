import { type Finding, type TestCase, type TestRun, testFindings } from '@throughline/decisions';
import { type DefinitionsHost, remember, runInTurns } from '../definitions/definitions.ts';

/** Runs that are remembered; each holds the answers of one model to its tests. */
const MOST_RUNS = 200;

interface TestsRow {
  readonly key: string;
  readonly id: string;
  readonly version: number;
}

interface Remembered {
  readonly run: TestRun;
  readonly findings: readonly Finding[];
}

/** The newest tests of a model with what came of them; version 0 when there are none. */
export interface TriedTests extends Remembered {
  readonly version: number;
  readonly tests: readonly TestCase[];
}

/** Runs the newest tests of models. What came of it is remembered for the day: `today()` may be asked. */
export class TestRuns {
  readonly #host: DefinitionsHost;
  readonly #runs = new Map<string, Promise<Remembered>>();

  constructor(host: DefinitionsHost) {
    this.#host = host;
  }

  /** By the models' ids; each model is given with its key. */
  async of(
    models: readonly { readonly id: string; readonly key: string }[],
  ): Promise<ReadonlyMap<string, TriedTests>> {
    const rows = await this.#host.spine.store.query<TestsRow>(
      `select distinct on (id) key, id, version from definitions
       where kind = 'tests' and id = any($1::text[]) order by id, version desc`,
      [models.map(({ id }) => id)],
    );
    const newest = new Map(rows.map((row) => [row.id, row]));
    const tried = new Map<string, TriedTests>();
    for (const { id, key } of models) tried.set(id, await this.#try(key, newest.get(id)));
    return tried;
  }

  async #try(modelKey: string, row: TestsRow | undefined): Promise<TriedTests> {
    const tests = row ? (await this.#host.models.testFile(row.key)).tests : [];
    const now = this.#host.spine.now().toISOString();
    const name = `${modelKey} ${row?.key ?? ''} ${now.slice(0, 10)}`;
    const run = remember(
      this.#runs,
      name,
      this.#runs.get(name) ?? this.#run(modelKey, tests, now),
      MOST_RUNS,
    );
    run.catch(() => this.#runs.delete(name));
    return { version: row?.version ?? 0, tests, ...(await run) };
  }

  async #run(modelKey: string, tests: readonly TestCase[], now: string): Promise<Remembered> {
    const model = await this.#host.models.decisionModel(modelKey);
    const run = await runInTurns(model, tests, now);
    // Without any test, that no rule is reached says nothing.
    return { run, findings: tests.length > 0 ? testFindings(model, run) : [] };
  }
}
