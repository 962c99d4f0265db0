import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { StartError } from './start-error.ts';
import type { Store } from './store.ts';

/*
 * A backup is gzipped lines of JSON: a head, then for each table a line naming it and its columns followed by one line
 * a row, every value as PostgreSQL's own text. Text is the one form both stores read back without loss, so a backup of
 * the embedded database restores on a server and the other way round.
 */
const FORMAT = 'throughline-backup-1';
const PAGE = 1_000;

interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  readonly key: readonly string[];
}

/** Writes all tables, as they stood at one moment, to a stream and ends it. */
export async function backup(store: Store, sink: Writable): Promise<void> {
  const zip = createGzip();
  const written = pipeline(zip, sink);
  await store.snapshot(async (query) => {
    for await (const text of tableLines(query)) {
      if (!zip.write(text)) await once(zip, 'drain');
    }
  });
  zip.end();
  await written;
}

async function* tableLines(query: Store['query']): AsyncGenerator<string> {
  const [{ at } = { at: '' }] = await query<{ at: string }>('select now()::text as at');
  yield line({ format: FORMAT, at });
  for (const table of await allTables(query)) {
    yield line({ table: table.name, columns: table.columns });
    const values = table.columns.map((column) => `"${column}"::text`).join(', ');
    const order = table.key.map((column) => `"${column}"`).join(', ');
    for (let offset = 0; ; offset += PAGE) {
      const rows = await query<{ row: (string | null)[] }>(
        `select array[${values}] as row from "${table.name}" order by ${order} limit ${PAGE} offset ${offset}`,
      );
      for (const { row } of rows) yield line(row);
      if (rows.length < PAGE) break;
    }
  }
}

/**
 * Fills an empty database from a backup file; refuses one that holds events. After a backup that cannot be read to its
 * end the database is empty again.
 */
export async function restore(store: Store, file: string): Promise<{ tables: number; rows: number }> {
  const [{ rows: present } = { rows: 0 }] = await store.query<{ rows: number }>(
    'select count(*)::int as rows from events',
  );
  if (present > 0) {
    throw new StartError(
      'folder-in-use',
      `The database already holds ${present} events; a backup is restored into an empty one only.`,
      'Name an empty folder with --data, or an empty database in DATABASE_URL.',
    );
  }
  const all = await allTables(store.query);
  await empty(store, all);
  try {
    return await fill(store, all, linesOf(file));
  } catch (error) {
    await empty(store, all);
    throw error instanceof StartError ? error : unreadable(file, error);
  }
}

async function empty(store: Store, tables: readonly Table[]): Promise<void> {
  for (const table of tables.toReversed()) await store.query(`delete from "${table.name}"`);
}

async function fill(
  store: Store,
  all: readonly Table[],
  lines: AsyncIterable<string>,
): Promise<{ tables: number; rows: number }> {
  const known = new Map(all.map((table) => [table.name, table]));
  let tables = 0;
  let rows = 0;
  let current: Table | undefined;
  let page: string[] = [];
  const flush = async () => {
    if (current && page.length > 0) await insertRows(store, current, page);
    rows += page.length;
    page = [];
  };
  for await (const text of lines) {
    if (text.startsWith('[')) {
      page.push(text);
      if (page.length >= PAGE) await flush();
      continue;
    }
    await flush();
    const head = JSON.parse(text) as { format?: string; table?: string; columns?: string[] };
    if (head.format !== undefined) checkFormat(head.format);
    if (head.table === undefined) continue;
    const table = known.get(head.table);
    if (!table) throw newerBackup(head.table);
    current = { ...table, columns: head.columns ?? [] };
    tables++;
  }
  await flush();
  return { tables, rows };
}

/** The lines of a gzipped file. @throws what reading or unzipping it throws. */
async function* linesOf(file: string): AsyncGenerator<string> {
  const zip = createGunzip().setEncoding('utf8');
  const source = createReadStream(file);
  source.on('error', (error) => zip.destroy(error)).pipe(zip);
  let rest = '';
  for await (const chunk of zip as AsyncIterable<string>) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop()!;
    yield* lines;
  }
}

async function insertRows(store: Store, table: Table, page: readonly string[]): Promise<void> {
  const types = await store.query<{ column: string; type: string }>(
    `select attname as column, format_type(atttypid, atttypmod) as type from pg_attribute
     where attrelid = to_regclass($1) and attnum > 0 and not attisdropped`,
    [`"${table.name}"`],
  );
  const typeOf = new Map(types.map(({ column, type }) => [column, type]));
  const values = table.columns.map((column, i) => `(r->>${i})::${typeOf.get(column) ?? 'text'}`).join(', ');
  await store.query(
    `insert into "${table.name}" (${table.columns.map((c) => `"${c}"`).join(', ')})
     select ${values} from json_array_elements($1::text::json) as r`,
    [`[${page.join(',')}]`],
  );
}

interface TableRow extends Table {
  readonly references: readonly string[];
}

/** Every table of ours but the list of migrations (the target makes that itself): referenced ones first, events last. */
async function allTables(query: Store['query']): Promise<Table[]> {
  const rows = await query<TableRow>(
    `select c.relname as name,
       (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
       (select array_agg(a.attname::text order by array_position(i.indkey::int2[], a.attnum)) from pg_index i
        join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey)
        where i.indrelid = c.oid and i.indisprimary) as key,
       array(select t.relname::text from pg_constraint f join pg_class t on t.oid = f.confrelid
        where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as references
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind = 'r' and c.relname <> 'migrations'
     order by c.relname = 'events', c.relname`,
  );
  const ordered: TableRow[] = [];
  const place = (table: TableRow): void => {
    if (ordered.includes(table)) return;
    for (const name of table.references) place(rows.find((other) => other.name === name)!);
    ordered.push(table);
  };
  rows.forEach(place);
  return ordered;
}

function checkFormat(format: string): void {
  if (format !== FORMAT) throw newerBackup(format);
}

function unreadable(file: string, cause: unknown): StartError {
  const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT';
  return new StartError(
    'backup-unreadable',
    missing
      ? `There is no backup ${file}.`
      : `The backup ${file} cannot be read: it is damaged, cut off or no backup.`,
    missing ? 'Check the name of the file.' : 'Take another backup. Nothing was restored.',
    cause,
  );
}

function newerBackup(what: string): StartError {
  return new StartError(
    'newer-database',
    `The backup holds "${what}", which this Throughline does not know.`,
    'Restore it with the version that wrote it, or a newer one. Nothing was changed.',
  );
}

function line(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}
