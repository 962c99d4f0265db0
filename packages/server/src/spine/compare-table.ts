import type { TableSpec } from './projection.ts';
import type { Difference } from './rebuild.ts';
import { quote } from './rows.ts';
import type { Store } from './store.ts';

const MOST = 100;

interface Pair {
  readonly key: string;
  readonly stored: string | null;
  readonly rebuilt: string | null;
}

/** Compares a table with the temporary one of the same name, row by row, each value as its text. */
export async function compareTable(
  query: Store['query'],
  { name, key, columns }: TableSpec,
): Promise<{ rows: number; differences: Difference[] }> {
  const [count] = await query<{ rows: number }>(`select count(*)::int as rows from public.${name}`);
  const keys = key.map(quote);
  const side = (schema: string) => `
    select ${keys.join(', ')}, concat_ws('/', ${keys.join(', ')}) as shown,
           row(${Object.keys(columns).map(quote).join(', ')})::text as content from ${schema}.${name}`;
  const pairs = await query<Pair>(
    `select coalesce(a.shown, b.shown) as key, a.content as stored, b.content as rebuilt
     from (${side('public')}) a full join (${side('pg_temp')}) b on ${keys.map((k) => `a.${k} = b.${k}`).join(' and ')}
     where a.content is distinct from b.content limit ${MOST}`,
  );
  return {
    rows: count?.rows ?? 0,
    differences: pairs.map((pair) => ({ table: name, key: pair.key, sentence: describe(name, pair) })),
  };
}

function describe(table: string, { key, stored, rebuilt }: Pair): string {
  if (stored === null) return `Row ${key} of ${table} is missing; the log says: ${rebuilt}.`;
  if (rebuilt === null) return `Row ${key} of ${table} stands without an event: ${stored}.`;
  return `Row ${key} of ${table} is ${stored}; the log says: ${rebuilt}.`;
}
