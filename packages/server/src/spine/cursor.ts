import type { Store } from './store.ts';

const PAGE = 1_000;

/** Reads a long result page by page; works only inside a transaction (`store.snapshot`). */
export async function* readAll<Row>(query: Store['query'], name: string, text: string): AsyncGenerator<Row> {
  await query(`declare ${name} no scroll cursor for ${text}`);
  for (;;) {
    const rows = await query<Row>(`fetch ${PAGE} from ${name}`);
    yield* rows;
    if (rows.length < PAGE) break;
  }
  await query(`close ${name}`);
}
