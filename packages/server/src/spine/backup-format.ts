import type { Store } from './store.ts';

/*
 * A backup is gzipped lines of JSON: a head, then for each table a line naming it and its columns followed by one line
 * a row, every value as PostgreSQL's own text; last a line that counts them. Text is the one form both stores read back
 * without loss, so a backup of the embedded database restores on a server and the other way round.
 */
export const BACKUP_FORMAT = 'throughline-backup-1';

export interface BackupHead {
  readonly format: string;
  /** The migrations that made the tables. */
  readonly migrations: readonly number[];
}

export interface BackupTable {
  readonly table: string;
  readonly columns: readonly string[];
}

export interface BackupEnd {
  readonly end: true;
  readonly tables: number;
  readonly rows: number;
}

export function line(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}

export interface StoredTable {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  /** Columns of its primary key. */
  readonly key: readonly string[];
  /** Tables its rows point to. */
  readonly references: readonly string[];
}

/** Every table of ours but the list of migrations, which a database makes itself: those pointed to before the others. */
export async function readTables(query: Store['query']): Promise<StoredTable[]> {
  const tables = await query<StoredTable>(
    `select c.relname as name,
       (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum)
        from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
       (select coalesce(json_agg(a.attname order by array_position(i.indkey::int2[], a.attnum)), '[]') from pg_index i
        join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey)
        where i.indrelid = c.oid and i.indisprimary) as key,
       (select coalesce(json_agg(t.relname), '[]') from pg_constraint f join pg_class t on t.oid = f.confrelid
        where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as references
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind = 'r' and c.relname <> 'migrations' order by c.relname`,
  );
  const ordered = new Set<StoredTable>();
  const place = (table: StoredTable): void => {
    if (ordered.has(table)) return;
    for (const name of table.references) place(tables.find((other) => other.name === name)!);
    ordered.add(table);
  };
  tables.forEach(place);
  return [...ordered];
}
