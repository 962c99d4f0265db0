import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StartError } from './start-error.ts';
import type { Store } from './store.ts';

const FOLDER = fileURLToPath(new URL('../../migrations/', import.meta.url));
/** Any constant: keeps two nodes from migrating at once. */
const MIGRATION_LOCK = 7_461_001;

interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
}

/** Runs the numbered scripts of a folder that have not run yet, each in its own transaction, in order. */
export async function migrate(store: Pick<Store, 'query' | 'script'>, folder = FOLDER): Promise<void> {
  const all = migrations(folder);
  const newest = all.at(-1)?.number ?? 0;
  const [table] = await store.query<{ found: boolean }>(
    `select to_regclass('migrations') is not null as found`,
  );
  const done = table?.found
    ? await store.query<{ number: number }>('select number from migrations order by number')
    : [];
  const latest = done.at(-1)?.number ?? 0;
  if (latest > newest) {
    throw new StartError(
      'newer-database',
      `The database was made by a newer Throughline (its tables are at ${latest}, this one knows ${newest}).`,
      'Start the newer version again. Nothing was changed.',
    );
  }
  const ran = new Set(done.map((row) => row.number));
  for (const migration of all.filter(({ number }) => !ran.has(number))) {
    await store.script(script(migration)).catch((error: unknown) => {
      throw new Error(`migration ${migration.number}-${migration.name} failed`, { cause: error });
    });
  }
}

/**
 * Locks, looks again whether another node was faster, and runs. A script runs as a block of PL/pgSQL, where a query
 * whose result nobody wants is `perform`, not `select`.
 */
function script({ number, name, sql }: Migration): string {
  return `
    select pg_advisory_xact_lock(${MIGRATION_LOCK});
    create table if not exists migrations (number integer primary key, name text not null, at timestamptz not null);
    do $migration$ begin
      if not exists (select 1 from migrations where number = ${number}) then
        ${sql}
        insert into migrations values (${number}, '${name}', now());
      end if;
    end $migration$;`;
}

function migrations(folder: string): Migration[] {
  return readdirSync(folder)
    .flatMap((file) => {
      const match = /^(\d{4})-([a-z0-9-]+)\.sql$/.exec(file);
      return match
        ? [{ number: Number(match[1]), name: match[2]!, sql: readFileSync(join(folder, file), 'utf8') }]
        : [];
    })
    .sort((a, b) => a.number - b.number);
}
