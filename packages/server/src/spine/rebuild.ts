import { compareTable } from './compare-table.ts';
import { projectLog } from './project-log.ts';
import { replaySubjects } from './replay-subjects.ts';
import { brokenSeals } from './seal.ts';
import type { SpineParts } from './spine.ts';
import type { Store } from './store.ts';

/** One difference between a table and what the log says it should hold, or a broken link of the log itself. */
export interface Difference {
  readonly table: string;
  readonly key: string;
  readonly sentence: string;
}

export interface RebuildReport {
  readonly events: number;
  readonly subjects: number;
  readonly rows: number;
  /** At most a hundred of each table. */
  readonly differences: readonly Difference[];
}

/**
 * Makes every projection and every subject's state anew from the log, in temporary tables, and compares row by row with
 * what stands in the tables; checks the chains and seals of the log on the way. The tables themselves are only read.
 *
 * On a server all of it sees one moment, so that it may run beside a working product. On PGlite only the tables do:
 * replaying states loads models, which cannot be read while a transaction has the only connection. There, stop first.
 */
export async function verifyRebuild(store: Store, parts: SpineParts): Promise<RebuildReport> {
  if (store.kind === 'pglite') {
    const replayed = await replaySubjects(store.query, parts);
    return store.snapshot((query) => verifyTables(query, parts, replayed));
  }
  return store.snapshot(async (query) => verifyTables(query, parts, await replaySubjects(query, parts)));
}

async function verifyTables(
  query: Store['query'],
  parts: SpineParts,
  replayed: Omit<RebuildReport, 'rows'>,
): Promise<RebuildReport> {
  const differences = [
    ...replayed.differences,
    ...(await brokenSeals(query)).map(brokenSeal),
    ...(await projectLog(query, parts)),
  ];
  let rows = 0;
  for (const table of parts.projections.flatMap((projection) => projection.tables)) {
    const compared = await compareTable(query, table);
    rows += compared.rows;
    differences.push(...compared.differences);
  }
  return { ...replayed, rows, differences };
}

function brokenSeal(day: string): Difference {
  const sentence = `The seal of ${day} does not fit its events: some were changed or removed, or an earlier seal was.`;
  return { table: 'seals', key: day, sentence };
}
