import { chain, EVENT_COLUMNS, GENESIS, type LoggedEvent, readEvent } from './log.ts';
import { Changes, type TableSpec } from './projection.ts';
import { brokenSeals } from './seal.ts';
import type { SpineParts } from './spine.ts';
import type { Store } from './store.ts';

const PAGE = 2_000;

/** One difference between a table and what the log says it should hold, or a broken link of the log itself. */
export interface Difference {
  readonly table: string;
  readonly key: string;
  readonly sentence: string;
}

export interface RebuildReport {
  readonly events: number;
  readonly subjects: number;
  readonly rows: number;
  readonly differences: readonly Difference[];
}

/**
 * Makes every projection and every subject's state anew from the log, in a schema of its own, and compares row by row
 * with what stands in the tables. The live tables are only read.
 */
export async function verifyRebuild(store: Store, parts: SpineParts): Promise<RebuildReport> {
  const tables = parts.projections.flatMap((projection) => projection.tables);
  await store.script(prepareSchema(tables));
  try {
    const replay = await replayLog(store, parts);
    const differences = [...replay.differences, ...(await brokenSeals(store)).map(brokenSeal)];
    let rows = 0;
    for (const table of tables) {
      rows += await countRows(store, table.name);
      differences.push(...(await compareTable(store, table)));
    }
    return { events: replay.events, subjects: replay.subjects, rows, differences };
  } finally {
    await store.script('drop schema if exists rebuild cascade');
  }
}

function prepareSchema(tables: readonly TableSpec[]): string {
  return [
    'drop schema if exists rebuild cascade; create schema rebuild;',
    ...tables.map(({ name }) => `create table rebuild.${name} (like public.${name} including defaults);`),
    ...tables.map(({ name, key }) => `alter table rebuild.${name} add primary key (${key.join(', ')});`),
  ].join('\n');
}

async function replayLog(store: Store, parts: SpineParts) {
  const types = new Map(parts.types.map((type) => [type.kind, type]));
  const differences: Difference[] = [];
  let events = 0;
  let subjects = 0;
  let current: { subject: string; seq: number; hash: string; state: unknown } | undefined;
  const finish = async () => {
    if (!current) return;
    subjects++;
    differences.push(...(await compareHead(store, current)));
  };
  for await (const event of readLog(store)) {
    events++;
    if (current?.subject !== event.subject) {
      await finish();
      current = { subject: event.subject, seq: 0, hash: GENESIS, state: undefined };
    }
    if (event.seq !== current.seq + 1 || chain(current.hash, event, event.text) !== event.hash) {
      const sentence = `Event ${event.seq} of subject ${event.subject} was changed, or one before it was removed.`;
      differences.push({ table: 'events', key: event.id, sentence });
    }
    const type = types.get(event.kind)!;
    await type.prepareReplay?.(event, current.state);
    current.state = type.evolve(current.state, event);
    current.seq = event.seq;
    current.hash = event.hash;
  }
  await finish();
  await projectInOrder(store, parts);
  return { events, subjects, differences };
}

/** All events, subject by subject. */
async function* readLog(store: Store): AsyncGenerator<LoggedEvent> {
  let after: { subject: string; seq: number } = { subject: '-1', seq: 0 };
  for (;;) {
    const page = await store.query(
      `select ${EVENT_COLUMNS} from events where (subject, seq) > ($1::int8, $2::int4) order by subject, seq limit ${PAGE}`,
      [after.subject, after.seq],
    );
    for (const row of page) yield readEvent(row);
    if (page.length < PAGE) return;
    const last = readEvent(page.at(-1));
    after = { subject: last.subject, seq: last.seq };
  }
}

/** Projections may join facts of several subjects, so they are fed in the order of the log. */
async function projectInOrder(store: Store, parts: SpineParts): Promise<void> {
  for (let after = '-1'; ; ) {
    const page = await store.query(
      `select ${EVENT_COLUMNS} from events where id > $1::int8 order by id limit ${PAGE}`,
      [after],
    );
    const changes = new Changes();
    for (const row of page) {
      const event = readEvent(row);
      for (const projection of parts.projections) projection.apply(event, changes);
      after = event.id;
    }
    const statements = changes
      .statements()
      .map((statement) => ({ ...statement, name: `rebuild-${statement.name}` }));
    await store.write([
      { name: 'rebuild-path', text: "select set_config('search_path', 'rebuild, public', true)", values: [] },
      ...statements,
    ]);
    if (page.length < PAGE) return;
  }
}

async function compareHead(
  store: Store,
  head: { subject: string; seq: number; hash: string; state: unknown },
): Promise<Difference[]> {
  const [found] = await store.query<{ seq: number; hash: string; state: string }>(
    "select seq, encode(hash, 'hex') as hash, state::text as state from subjects where key = $1::int8",
    [head.subject],
  );
  const key = head.subject;
  if (!found) return [{ table: 'subjects', key, sentence: `Subject ${key} has events but no state.` }];
  if (found.seq !== head.seq || found.hash !== head.hash) {
    const sentence = `Subject ${key} stands at event ${found.seq}, its log ends at ${head.seq} or has another hash.`;
    return [{ table: 'subjects', key, sentence }];
  }
  if (found.state === JSON.stringify(head.state)) return [];
  return [{ table: 'subjects', key, sentence: `The state of subject ${key} is not what its events give.` }];
}

function brokenSeal(day: string): Difference {
  const sentence = `The seal of ${day} does not fit its events: some were changed or removed, or an earlier seal was.`;
  return { table: 'seals', key: day, sentence };
}

async function countRows(store: Store, table: string): Promise<number> {
  const [row] = await store.query<{ rows: number }>(`select count(*)::int as rows from public.${table}`);
  return row!.rows;
}

async function compareTable(store: Store, table: TableSpec): Promise<Difference[]> {
  const key = table.key.map((column) => `"${column}"`).join(" || '/' || ");
  const columns = Object.keys(table.columns)
    .map((column) => `"${column}"::text`)
    .join(', ');
  const side = (schema: string) =>
    `select ${key} as key, array_to_string(array[${columns}], '|', '<null>') as row from ${schema}.${table.name}`;
  const rows = await store.query<{ key: string; stored: string | null; rebuilt: string | null }>(
    `select coalesce(a.key, b.key) as key, a.row as stored, b.row as rebuilt
     from (${side('public')}) a full join (${side('rebuild')}) b on a.key = b.key
     where a.row is distinct from b.row limit 100`,
  );
  return rows.map((row) => ({ table: table.name, key: row.key, sentence: describe(table.name, row) }));
}

function describe(
  table: string,
  row: { key: string; stored: string | null; rebuilt: string | null },
): string {
  if (row.stored === null) return `Row ${row.key} of ${table} is missing; the log says: ${row.rebuilt}.`;
  if (row.rebuilt === null) return `Row ${row.key} of ${table} stands without an event: ${row.stored}.`;
  return `Row ${row.key} of ${table} is ${row.stored}; the log says: ${row.rebuilt}.`;
}
