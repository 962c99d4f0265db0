import type { Batch } from './batch.ts';
import { JsonText, quote, rowSource, rowValues } from './rows.ts';
import type { Statement } from './store.ts';
import type { Head } from './subject-cache.ts';

/** A subject as a commit leaves it. */
export interface NewHead {
  readonly head: Head;
  readonly text: string;
  /** Where it stood before. */
  readonly before: number;
}

/** In the order of their keys: two nodes that change the same subjects wait for each other and never in a circle. */
export function newHeads(batch: Batch): NewHead[] {
  return batch
    .changed()
    .map(({ stored, head }) => ({ head, text: JSON.stringify(head.state) ?? 'null', before: stored }))
    .sort((a, b) => (BigInt(a.head.subject) < BigInt(b.head.subject) ? -1 : 1));
}

const COLUMNS = { key: 'int8', kind: 'text', seq: 'int4', before: 'int4', hash: 'bytea', state: 'json' };
const STORE = `insert into subjects as s (${Object.keys(COLUMNS).map(quote).join(', ')}) ${rowSource(COLUMNS)}
  on conflict (key) do update set seq = excluded.seq, before = excluded.before, hash = excluded.hash, state = excluded.state
  where s.seq = excluded.before returning 1`;

/** A subject that changed since it was loaded is left alone; the statement falls short of its rows and is a conflict. */
export function storeHeads(heads: readonly NewHead[]): Statement[] {
  if (heads.length === 0) return [];
  const rows = heads.map(({ head, text, before }) => ({
    ...{ key: head.subject, kind: head.kind, seq: head.seq, before },
    ...{ hash: `\\x${head.hash}`, state: new JsonText(text) },
  }));
  return [
    {
      name: 'store-heads',
      text: STORE,
      values: rowValues(COLUMNS, rows),
      expect: rows.length,
      anyOrder: true,
    },
  ];
}
