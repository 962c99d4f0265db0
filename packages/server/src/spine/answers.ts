import { quote, rowSource, rowValues } from './rows.ts';
import type { Statement, Store } from './store.ts';
import type { Receipt, Submission } from './subject.ts';

/** What was answered under an idempotency key. Only what took effect is kept: a refusal may be tried again. */
export interface KeptAnswer {
  readonly key: string;
  readonly fingerprint: string;
  readonly receipt: Receipt;
}

export async function findAnswers(
  store: Store,
  waiting: readonly { readonly submission: Submission }[],
): Promise<ReadonlyMap<string, KeptAnswer>> {
  const keys = waiting.flatMap(({ submission }) =>
    submission.idempotency ? [submission.idempotency.key] : [],
  );
  if (keys.length === 0) return new Map();
  const rows = await store.query<KeptAnswer>(
    'select key, fingerprint, answer as receipt from answers where key = any($1::text[])',
    [keys],
  );
  return new Map(rows.map((row) => [row.key, row]));
}

const COLUMNS = { key: 'text', fingerprint: 'text', at: 'timestamptz', answer: 'json' };
const INSERT = `insert into answers (${Object.keys(COLUMNS).map(quote).join(', ')}) ${rowSource(COLUMNS)}`;

export function storeAnswers(answers: readonly KeptAnswer[], at: string): Statement[] {
  if (answers.length === 0) return [];
  const rows = answers.map(({ key, fingerprint, receipt }) => ({ key, fingerprint, at, answer: receipt }));
  return [{ name: 'answers-insert', text: INSERT, values: rowValues(COLUMNS, rows), anyOrder: true }];
}

/** Forgets answers older than a week. */
export async function dropOldAnswers(store: Store, now: Date): Promise<void> {
  const week = new Date(now.getTime() - 7 * 24 * 3_600_000).toISOString();
  await store.query('delete from answers where at < $1::timestamptz', [week]);
}
