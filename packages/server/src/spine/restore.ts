import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import {
  BACKUP_FORMAT,
  type BackupEnd,
  type BackupHead,
  type BackupTable,
  readTables,
  type StoredTable,
} from './backup-format.ts';
import { DiskFull } from './disk-space.ts';
import { quote, type Row, rowSource, rowValues } from './rows.ts';
import { StartError } from './start-error.ts';
import { type Store, Unavailable } from './store.ts';

const PAGE = 1_000;

type Query = Store['query'];

/** Fills an empty database from a backup file, wholly or not at all; refuses one that holds events. */
export async function restore(store: Store, file: string): Promise<{ tables: number; rows: number }> {
  try {
    return await store.snapshot(async (query) => {
      await refuseIfFilled(query);
      const tables = await readTables(query);
      for (const { name } of tables.toReversed()) await query(`delete from ${quote(name)}`);
      return await fill(query, tables, linesOf(file));
    });
  } catch (error) {
    throw explain(error, file);
  }
}

async function refuseIfFilled(query: Query): Promise<void> {
  const [present] = await query<{ events: number }>('select count(*)::int as events from events');
  if (!present?.events) return;
  throw new StartError(
    'folder-in-use',
    `The database already holds ${present.events} events; a backup is restored into an empty one only.`,
    'Name an empty folder with --data, or an empty database in DATABASE_URL.',
  );
}

async function fill(
  query: Query,
  tables: readonly StoredTable[],
  lines: AsyncGenerator<string>,
): Promise<{ tables: number; rows: number }> {
  const head = await lines.next();
  await checkHead(query, JSON.parse(head.value ?? 'null'));
  const count = { tables: 0, rows: 0 };
  let into: BackupTable | undefined;
  let page: BackupRow[] = [];
  const flush = async () => {
    if (page.length > 0) await insertRows(query, tableOf(tables, into), into!.columns, page);
    count.rows += page.length;
    page = [];
  };
  for await (const text of lines) {
    const value = JSON.parse(text) as BackupRow | BackupTable | BackupEnd;
    if (isRow(value)) page.push(value);
    if (!isRow(value) || page.length >= PAGE) await flush();
    if ('table' in value) {
      into = value;
      count.tables++;
    }
    if ('end' in value && value.tables === count.tables && value.rows === count.rows) return count;
  }
  throw new Error('no end, or not all that it counts');
}

type BackupRow = readonly (string | null)[];

function isRow(value: BackupRow | BackupTable | BackupEnd): value is BackupRow {
  return Array.isArray(value);
}

function tableOf(tables: readonly StoredTable[], into: BackupTable | undefined): StoredTable {
  const table = tables.find(({ name }) => name === into?.table);
  if (!table) throw new Error(`no table ${into?.table}`);
  return table;
}

/** Tables of another version may look alike and mean something else, so only the same migrations will do. */
async function checkHead(query: Query, head: BackupHead | null): Promise<void> {
  if (head?.format !== BACKUP_FORMAT) throw new Error(`no backup, or of format ${head?.format}`);
  const here = (await query<{ number: number }>('select number from migrations order by number')).map(
    ({ number }) => number,
  );
  if (here.join() === head.migrations.join()) return;
  const newer = head.migrations.some((number) => !here.includes(number));
  throw new StartError(
    'newer-database',
    `The backup was taken by ${newer ? 'a newer' : 'an older'} Throughline (its tables are at ${head.migrations.at(-1)}, this one's at ${here.at(-1)}).`,
    newer
      ? 'Restore it with the version that took it. Nothing was changed.'
      : 'Restore it with the version that took it, then start this one on it. Nothing was changed.',
  );
}

async function insertRows(
  query: Query,
  table: StoredTable,
  columns: readonly string[],
  page: readonly BackupRow[],
): Promise<void> {
  const texts = Object.fromEntries(columns.map((name) => [name, 'text']));
  const typeOf = new Map(table.columns.map(({ name, type }) => [name, type]));
  const rows = page.map((values): Row => Object.fromEntries(columns.map((name, i) => [name, values[i]])));
  await query(
    `insert into ${quote(table.name)} (${columns.map(quote).join(', ')})
     select ${columns.map((name) => `r.${quote(name)}::${typeOf.get(name)}`).join(', ')} from (${rowSource(texts)}) r`,
    rowValues(texts, rows),
  );
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

function explain(error: unknown, file: string): StartError {
  if (error instanceof StartError) return error;
  if (error instanceof Unavailable) {
    const code = error instanceof DiskFull ? 'disk-full' : 'database-unreachable';
    return new StartError(code, error.message, 'Then restore again: nothing was restored.', error);
  }
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
    return new StartError(
      'backup-unreadable',
      `There is no backup ${file}.`,
      'Check the name of the file.',
      error,
    );
  }
  return new StartError(
    'backup-unreadable',
    `The backup ${file} cannot be read: it is damaged, cut off or no backup.`,
    'Take another backup. Nothing was restored.',
    error,
  );
}
