import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { BACKUP_FORMAT, type BackupEnd, line, readTables } from './backup-format.ts';
import { readAll } from './cursor.ts';
import { quote } from './rows.ts';
import type { Store } from './store.ts';

/** Writes all tables, as they stood at one moment, to a stream and ends it. On PGlite everybody waits meanwhile. */
export async function backup(store: Store, sink: Writable): Promise<void> {
  const zip = createGzip();
  const written = pipeline(zip, sink);
  const read = store.snapshot(async (query) => {
    for await (const text of lines(query)) {
      if (!zip.write(text)) await Promise.race([once(zip, 'drain'), written]);
    }
    zip.end();
  });
  read.catch((error: Error) => zip.destroy(error));
  await Promise.all([read, written]);
}

/** Values leave as PostgreSQL writes them, whatever the server's settings are. */
const SETTINGS = { datestyle: 'ISO', timezone: 'UTC', intervalstyle: 'postgres', bytea_output: 'hex' };

async function* lines(query: Store['query']): AsyncGenerator<string> {
  for (const setting of Object.entries(SETTINGS)) await query('select set_config($1, $2, true)', setting);
  const [now] = await query<{ at: string }>('select now()::text as at');
  const migrations = await query<{ number: number }>('select number from migrations order by number');
  yield line({ format: BACKUP_FORMAT, at: now?.at, migrations: migrations.map(({ number }) => number) });
  const tables = await readTables(query);
  let rows = 0;
  for (const { name, columns, key } of tables) {
    const names = columns.map((column) => column.name);
    yield line({ table: name, columns: names });
    const values = names.map((column) => `${quote(column)}::text`).join(', ');
    const order = key.length > 0 ? `order by ${key.map(quote).join(', ')}` : '';
    const text = `select array[${values}] as row from ${quote(name)} ${order}`;
    for await (const { row } of readAll<{ row: (string | null)[] }>(query, 'table_rows', text)) {
      rows++;
      yield line(row);
    }
  }
  yield line({ end: true, tables: tables.length, rows } satisfies BackupEnd);
}
