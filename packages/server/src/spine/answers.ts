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

export function storeAnswers(answers: readonly KeptAnswer[], at: string): Statement[] {
  if (answers.length === 0) return [];
  return [
    {
      name: 'answers-insert',
      text: `insert into answers (key, fingerprint, answer, at)
             select key, fingerprint, receipt, $2::timestamptz
             from json_to_recordset($1::text::json) as r(key text, fingerprint text, receipt json)`,
      values: [JSON.stringify(answers), at],
    },
  ];
}

/** Forgets answers older than a week. */
export async function dropOldAnswers(store: Store, now: Date): Promise<void> {
  const week = new Date(now.getTime() - 7 * 24 * 3_600_000).toISOString();
  await store.query('delete from answers where at < $1::timestamptz', [week]);
}
