import { z } from '@hono/zod-openapi';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { type CaseTables, type Reads, showTasks, type Task, type TaskRow } from '../cases/cases.ts';
import { problem } from '../http/problem.ts';
import { int4, key } from '../http/schemas.ts';

type Condition = RawBuilder<SqlBool>;

/** How a list of tasks is sorted, and where in it a row stands. */
interface Order {
  readonly by: RawBuilder<unknown>;
  readonly cursorOf: (row: TaskRow) => unknown[];
  readonly cursor: z.ZodType<readonly (string | number)[]>;
  readonly after: (cursor: readonly (string | number)[]) => Condition;
}

const NEVER = 'infinity';
/** The calendar of the database has no year 0. */
const at = z.iso.datetime().refine((text) => !text.startsWith('0000'));

/** By due moment, those without one last; then older first; then higher priority first. */
export const BY_DUE: Order = {
  by: sql`coalesce(t.due, 'infinity'), t.created_at, t.priority desc, t.key`,
  cursorOf: (row) => [row.due?.toISOString() ?? NEVER, row.created_at.toISOString(), row.priority, row.key],
  cursor: z.tuple([z.union([at, z.literal(NEVER)]), at, int4, key]),
  after: ([due, created, priority, task]) => sql`
    (coalesce(t.due, 'infinity'), t.created_at, -t.priority, t.key)
      > (${due}::timestamptz, ${created}::timestamptz, -${priority}::int4, ${task}::int8)`,
};

/** What was done last comes first. */
export const NEWEST_DONE: Order = {
  by: sql`t.ended_at desc, t.key desc`,
  cursorOf: (row) => [row.ended_at!.toISOString(), row.key],
  cursor: z.tuple([at, key]),
  after: ([ended, task]) => sql`(t.ended_at, t.key) < (${ended}::timestamptz, ${task}::int8)`,
};

/** A page of the tasks `t` that fit a condition, and how many there are in all. */
export async function listTasks(
  reads: Reads,
  condition: Condition,
  order: Order,
  { limit, after }: { readonly limit: number; readonly after?: string | undefined },
): Promise<{ items: Task[]; next?: string; total: number }> {
  const fitting = reads.spine.store
    .tables<CaseTables>()
    .selectFrom('tasks as t')
    .innerJoin('cases as c', 'c.key', 't.case_key')
    .where(condition);
  const from = after === undefined ? undefined : order.after(readCursor(order, after));
  const page = fitting
    .selectAll('t')
    .$if(from !== undefined, (query) => query.where(from!))
    .orderBy(order.by)
    .limit(limit + 1);
  const [rows, { total }] = await Promise.all([
    page.execute(),
    fitting.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow(),
  ]);
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  const items = await showTasks(reads, rows.slice(0, limit));
  return { items, total, ...(last ? { next: writeCursor(order.cursorOf(last)) } : {}) };
}

function writeCursor(place: unknown[]): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

function readCursor({ cursor }: Order, text: string): readonly (string | number)[] {
  const read = cursor.safeParse(parse(Buffer.from(text, 'base64url').toString()));
  if (read.success) return read.data;
  throw problem('invalid-input', 'This is no `next` of a list of tasks.', {
    place: 'after',
    mend: 'Begin again without `after`.',
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
