import type { Statement } from './store.ts';
import type { RecordedEvent } from './subject.ts';

/** A table a projection owns: PostgreSQL types by column, and the columns that make its primary key. */
export interface TableSpec {
  readonly name: string;
  readonly columns: Readonly<Record<string, string>>;
  readonly key: readonly string[];
}

type Row = Readonly<Record<string, unknown>>;

/** Turns events into rows. It sees nothing but the event: the same events always give the same rows. */
export interface Projection {
  readonly tables: readonly TableSpec[];
  apply(event: RecordedEvent, changes: Changes): void;
}

type Change = { kind: 'insert'; row: Row } | { kind: 'update'; row: Row } | { kind: 'delete'; row: Row };

/**
 * Collects row changes of one commit, nets them per row (made and removed in one commit leaves nothing),
 * and writes each table with at most one statement per kind of change.
 */
export class Changes {
  readonly #tables = new Map<TableSpec, Map<string, Change>>();

  insert(table: TableSpec, row: Row): void {
    this.#of(table).set(keyOf(table, row), { kind: 'insert', row });
  }

  /** Changes the given columns; the row must hold the key columns. */
  update(table: TableSpec, row: Row): void {
    const rows = this.#of(table);
    const key = keyOf(table, row);
    const earlier = rows.get(key);
    if (earlier?.kind === 'delete') return;
    rows.set(key, { kind: earlier?.kind ?? 'update', row: { ...earlier?.row, ...row } });
  }

  delete(table: TableSpec, key: Row): void {
    const rows = this.#of(table);
    const id = keyOf(table, key);
    if (rows.get(id)?.kind === 'insert') rows.delete(id);
    else rows.set(id, { kind: 'delete', row: key });
  }

  statements(): Statement[] {
    return [...this.#tables].flatMap(([table, rows]) => {
      const changes = [...rows.values()];
      const inserts = changes.filter((c) => c.kind === 'insert').map((c) => c.row);
      const deletes = changes.filter((c) => c.kind === 'delete').map((c) => c.row);
      return [
        ...(deletes.length ? [deleteRows(table, deletes)] : []),
        ...(inserts.length ? [insertRows(table, inserts)] : []),
        ...updateStatements(table, changes),
      ];
    });
  }

  #of(table: TableSpec): Map<string, Change> {
    let rows = this.#tables.get(table);
    if (!rows) {
      rows = new Map();
      this.#tables.set(table, rows);
    }
    return rows;
  }
}

function keyOf(table: TableSpec, row: Row): string {
  return table.key.length === 1
    ? String(row[table.key[0]!])
    : table.key.map((column) => row[column]).join('/');
}

function insertRows(table: TableSpec, rows: readonly Row[]): Statement {
  const columns = Object.keys(table.columns);
  return {
    name: `${table.name}-insert`,
    text: `insert into ${table.name} (${columns.map(quote).join(', ')}) select * from ${recordset(table, columns)}`,
    values: [JSON.stringify(rows)],
  };
}

/** Rows that change the same columns go together. */
function updateStatements(table: TableSpec, changes: readonly Change[]): Statement[] {
  const groups = Map.groupBy(
    changes.filter((change) => change.kind === 'update').map((change) => change.row),
    (row) => Object.keys(row).sort().join(','),
  );
  return [...groups].map(([columnList, rows]) => {
    const columns = columnList.split(',');
    const set = columns.filter((column) => !table.key.includes(column));
    return {
      name: `${table.name}-update-${columnList}`.slice(0, 60),
      text: `update ${table.name} t set ${set.map((c) => `${quote(c)} = r.${quote(c)}`).join(', ')} from ${recordset(table, columns)} where ${onKey(table)}`,
      values: [JSON.stringify(rows)],
    };
  });
}

function deleteRows(table: TableSpec, rows: readonly Row[]): Statement {
  return {
    name: `${table.name}-delete`,
    text: `delete from ${table.name} t using ${recordset(table, table.key)} where ${onKey(table)}`,
    values: [JSON.stringify(rows)],
  };
}

function onKey(table: TableSpec): string {
  return table.key.map((column) => `t.${quote(column)} = r.${quote(column)}`).join(' and ');
}

function recordset(table: TableSpec, columns: readonly string[]): string {
  const types = columns.map((column) => `${quote(column)} ${table.columns[column]}`).join(', ');
  return `json_to_recordset($1::text::json) as r(${types})`;
}

function quote(column: string): string {
  return `"${column}"`;
}
