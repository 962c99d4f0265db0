/** What became of one case of a suite. */
export interface CaseResult {
  /** Unique within the suite: folder, file and id. */
  readonly case: string;
  readonly status: 'passed' | 'failed' | 'excluded';
  /** Why it failed or does not count. */
  readonly why?: string;
  /** The models it runs, as text: where documents are made of what passes. */
  readonly models?: readonly string[];
}

/** A collection of cases others made, and how they are run. */
export interface Suite<Result extends CaseResult = CaseResult> {
  /** The name of its folder in the packs. */
  readonly name: string;
  /** Runs every case below the folder, in a stable order. */
  run(folder: string): AsyncIterable<Result>;
  /** Writes the documents made from the results into a folder. */
  write?(results: readonly Result[], into: string): void;
}

export interface Score {
  readonly suite: string;
  readonly passed: number;
  readonly failed: number;
  readonly excluded: number;
  readonly total: number;
}

/** Excluded cases are part of the total. */
export function scoreOf(suite: string, results: readonly CaseResult[]): Score {
  const count = (status: CaseResult['status']) => results.filter((result) => result.status === status).length;
  return {
    suite,
    passed: count('passed'),
    failed: count('failed'),
    excluded: count('excluded'),
    total: results.length,
  };
}
