import { createHash } from 'node:crypto';
import { type Columns, quote, type Row, rowSource, rowValues } from './rows.ts';
import type { Statement } from './store.ts';
import type { RecordedEvent } from './subject.ts';

/** A table a projection owns: PostgreSQL types by column, and the columns that make its primary key. */
export interface TableSpec {
  readonly name: string;
  readonly columns: Columns;
  readonly key: readonly string[];
}

/**
 * Turns events into rows. It sees nothing but the event: the same events always give the same rows.
 * A row belongs to one subject: events of a subject come in their order, those of different subjects in any.
 */
export interface Projection {
  readonly tables: readonly TableSpec[];
  apply(event: RecordedEvent, changes: Changes): void;
}

/** What a commit does to one row. `replace` puts a new row in the place of one that stood before the commit. */
interface Change {
  readonly kind: 'insert' | 'update' | 'delete' | 'replace';
  readonly row: Row;
}

/**
 * Collects row changes of one commit, nets them per row (made and removed in one commit leaves nothing),
 * and writes each table with at most one statement per kind of change.
 */
export class Changes {
  readonly #tables = new Map<TableSpec, Map<string, Change>>();

  /** @throws when the row was inserted in this commit already. */
  insert(table: TableSpec, row: Row): void {
    const [rows, key, earlier] = this.#find(table, row);
    if (earlier && earlier.kind !== 'delete' && earlier.kind !== 'update') {
      throw new Error(`row ${key} of ${table.name} was inserted twice`);
    }
    rows.set(key, { kind: earlier?.kind === 'delete' ? 'replace' : 'insert', row });
  }

  /** Changes the given columns; the row must hold the key columns. Does nothing when there is no such row. */
  update(table: TableSpec, row: Row): void {
    const [rows, key, earlier] = this.#find(table, row);
    if (earlier?.kind === 'delete') return;
    rows.set(key, { kind: earlier?.kind ?? 'update', row: { ...earlier?.row, ...row } });
  }

  delete(table: TableSpec, row: Row): void {
    const [rows, key, earlier] = this.#find(table, row);
    if (earlier?.kind === 'insert') rows.delete(key);
    else rows.set(key, { kind: 'delete', row });
  }

  /** Deletes first, so that a replaced row makes room for itself. */
  statements(): Statement[] {
    return [...this.#tables].flatMap(([table, rows]) => {
      const of = (...kinds: readonly Change['kind'][]) =>
        [...rows.values()].filter(({ kind }) => kinds.includes(kind)).map(({ row }) => row);
      const all = [
        ...statement('delete', table, table.key, of('delete', 'replace')),
        ...statement('insert', table, Object.keys(table.columns), of('insert', 'replace')),
        ...updates(table, of('update')),
      ];
      return of('replace').length > 0 ? all : all.map((one) => ({ ...one, anyOrder: true }));
    });
  }

  #find(table: TableSpec, row: Row): [Map<string, Change>, string, Change | undefined] {
    let rows = this.#tables.get(table);
    if (!rows) {
      rows = new Map();
      this.#tables.set(table, rows);
    }
    const key =
      table.key.length === 1
        ? String(row[table.key[0]!])
        : JSON.stringify(table.key.map((column) => row[column]));
    return [rows, key, rows.get(key)];
  }
}

/** Rows that change the same columns go together. */
function updates(table: TableSpec, rows: readonly Row[]): Statement[] {
  const groups = Map.groupBy(rows, (row) => Object.keys(row).sort().join(','));
  return [...groups].flatMap(([names, group]) => {
    const columns = names.split(',');
    return columns.length > table.key.length ? statement('update', table, columns, group) : [];
  });
}

type Verb = 'insert' | 'update' | 'delete';

function statement(
  verb: Verb,
  table: TableSpec,
  names: readonly string[],
  rows: readonly Row[],
): Statement[] {
  if (rows.length === 0) return [];
  const { name, text, columns } = prepared(verb, table, names);
  return [{ name, text, values: rowValues(columns, rows) }];
}

interface Prepared {
  readonly name: string;
  readonly text: string;
  readonly columns: Columns;
}

/** Texts and names are made once for each table, verb and set of columns. */
const texts = new WeakMap<TableSpec, Map<string, Prepared>>();

function prepared(verb: Verb, table: TableSpec, names: readonly string[]): Prepared {
  const known = texts.get(table) ?? new Map<string, Prepared>();
  texts.set(table, known);
  const id = `${verb} ${names.join(',')}`;
  let found = known.get(id);
  if (!found) {
    const columns = Object.fromEntries(names.map((name) => [name, typeOf(table, name)]));
    const text = sqlOf(verb, table, columns);
    // PostgreSQL cuts long names, and the same name must never stand for two texts.
    const digest = createHash('sha256').update(text).digest('hex').slice(0, 16);
    found = { name: `${verb}-${digest}`, text, columns };
    known.set(id, found);
  }
  return found;
}

function typeOf(table: TableSpec, column: string): string {
  const type = table.columns[column];
  if (!type) throw new Error(`${table.name} has no column ${column}`);
  return type;
}

function sqlOf(verb: Verb, table: TableSpec, columns: Columns): string {
  const names = Object.keys(columns);
  const source = rowSource(columns);
  const onKey = table.key.map((name) => `t.${quote(name)} = s.${quote(name)}`).join(' and ');
  if (verb === 'insert') return `insert into ${table.name} (${names.map(quote).join(', ')}) ${source}`;
  if (verb === 'delete') return `delete from ${table.name} t using (${source}) s where ${onKey}`;
  const set = names
    .filter((name) => !table.key.includes(name))
    .map((name) => `${quote(name)} = s.${quote(name)}`);
  return `update ${table.name} t set ${set.join(', ')} from (${source}) s where ${onKey}`;
}
