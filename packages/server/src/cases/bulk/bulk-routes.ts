import { z } from '@hono/zod-openapi';
import { problem } from '../../http/problem.ts';
import { type Route, reply, route } from '../../http/route.ts';
import { int4, key, moment, pageOf, paging, variables } from '../../http/schemas.ts';
import { submit } from '../../http/submit.ts';
import { MAY, personRef } from '../../people/people.ts';
import { STATE_FILTERS } from '../list-cases.ts';
import { mapping } from '../migrate-routes.ts';
import { personNamed, type Reads } from '../reads.ts';
import { byKey, reason } from '../step.ts';
import { type BulkRow, bulkRow } from './bulk-rows.ts';
import { BULK, type BulkAction } from './bulk-type.ts';

const tags = ['bulk'];
const id = z.string().min(1).max(200);

const wanted = z
  .union([
    z.strictObject({ do: z.enum(['suspend', 'resume', 'cancel']) }),
    z.strictObject({ do: z.literal('retry'), retries: z.number().int().min(1).max(100).optional() }),
    z.strictObject({ do: z.literal('skip'), variables: variables.optional(), flow: id.optional() }),
    z.strictObject({
      do: z.literal('migrate'),
      version: int4.min(1).meta({ description: 'A version of the process that the filter names.' }),
      mapping: mapping.optional(),
      dryRun: z.boolean().optional().meta({ description: 'Only finds out what would be refused, and why.' }),
    }),
  ])
  .meta({
    id: 'BulkAction',
    description: '`retry` and `skip` are done with each open stop, the others with each case.',
  });

const filter = z
  .strictObject({
    process: id.optional(),
    version: int4.min(1).optional(),
    state: z.enum(STATE_FILTERS).optional(),
    person: id.optional(),
    q: id.optional(),
    cases: z.array(key).min(1).max(10_000).optional(),
    element: id.optional().meta({ description: 'Of the stop; for `retry` and `skip`.' }),
    code: id.optional().meta({ description: 'Of the stop; for `retry` and `skip`.' }),
  })
  .refine((given) => Object.values(given).some((value) => value !== undefined), 'must name something')
  .meta({ id: 'BulkFilter', description: 'Which open cases; all that is named must fit.' });

const bulk = z
  .strictObject({
    key,
    action: z.enum(['suspend', 'resume', 'cancel', 'retry', 'skip', 'migrate']),
    dryRun: z.boolean(),
    reason: z.string(),
    status: z.enum(['gathering', 'running', 'stopped', 'finished']),
    startedAt: moment,
    startedBy: personRef,
    endedAt: moment.optional(),
    total: z.number().int().meta({ description: 'So many fit the filter; so far, while it is `gathering`.' }),
    done: z.number().int(),
    refused: z.number().int(),
    left: z.number().int(),
    why: z
      .array(z.strictObject({ sentence: z.string(), count: z.number().int() }))
      .meta({ description: 'Why some were refused, the most frequent first; at most 20.' }),
  })
  .meta({ id: 'Bulk' });

const refusal = z
  .strictObject({ key, case: key, code: z.string(), sentence: z.string() })
  .meta({ id: 'BulkRefusal' });

export function bulkRoutes(reads: Reads): Route[] {
  return [start(reads), list(reads), show(reads), refused(reads), stop(reads)];
}

function start(reads: Reads): Route {
  return route({
    ...{ method: 'post', path: '/bulk', summary: 'Do something with many cases', tags },
    description:
      'Goes through all cases, or stops, that fit the filter now, one after the other. It goes on after a restart, and ' +
      'can be stopped.',
    allow: MAY.operate,
    body: z.strictObject({ action: wanted, filter, reason }).meta({ id: 'NewBulk' }),
    answer: bulk,
    status: 201,
    async handle(call) {
      const action = await actionOf(reads, call.body.action, call.body.filter.process);
      const command = { type: 'startBulk', action, filter: call.body.filter, reason: call.body.reason };
      const what = { kind: BULK, subject: reads.spine.newKey(), fresh: true, command } as const;
      const { subject } = await submit(reads.spine, call, what);
      return reply(await answer(reads, subject), 201);
    },
  });
}

async function actionOf(
  reads: Reads,
  action: z.output<typeof wanted>,
  process: string | undefined,
): Promise<BulkAction> {
  if (action.do !== 'migrate') return action;
  const { version, ...more } = action;
  const [row] = await reads.spine.store.query<{ key: string }>(
    "select key from definitions where kind = 'process' and id = $1 and version = $2::int4",
    [process ?? '', version],
  );
  if (row) return { ...more, to: row.key };
  throw problem('invalid-input', `There is no version ${version} of the process “${process ?? ''}”.`, {
    place: process === undefined ? 'filter.process' : 'action.version',
    mend: 'Name the process in the filter, and one of its versions.',
  });
}

function list(reads: Reads): Route {
  return route({
    ...{ method: 'get', path: '/bulk', summary: 'List bulk work', tags },
    description: 'Newest first.',
    allow: MAY.operate,
    query: z.strictObject({ limit: paging.limit, after: key.optional() }),
    answer: pageOf(bulk),
    async handle({ query: { limit, after } }) {
      const rows = await reads.spine.store.query<BulkRow>(
        'select * from bulks where $1::int8 is null or key < $1::int8 order by key desc limit $2::int4',
        [after ?? null, limit + 1],
      );
      const items = await Promise.all(rows.slice(0, limit).map((row) => shown(reads, row)));
      return { items, ...(rows.length > limit ? { next: items.at(-1)!.key } : {}) };
    },
  });
}

function show(reads: Reads): Route {
  return route({
    ...{ method: 'get', path: '/bulk/{key}', summary: 'Show how far bulk work is', tags },
    allow: MAY.operate,
    params: byKey,
    answer: bulk,
    handle: async ({ params }) => answer(reads, params.key),
  });
}

function refused(reads: Reads): Route {
  return route({
    ...{ method: 'get', path: '/bulk/{key}/refused', summary: 'List what bulk work was refused', tags },
    allow: MAY.operate,
    params: byKey,
    query: z.strictObject({ limit: paging.limit, after: key.optional() }),
    answer: pageOf(refusal),
    async handle({ params, query: { limit, after } }) {
      const { refused: total } = await answer(reads, params.key);
      const rows = await reads.spine.store.query<z.output<typeof refusal>>(
        `select key, case_key as case, code, sentence from bulk_items
         where bulk = $1::int8 and state = 'refused' and key > $2::int8 order by key limit $3::int4`,
        [params.key, after ?? '0', limit + 1],
      );
      const items = rows.slice(0, limit);
      return { items, total, ...(rows.length > limit ? { next: items.at(-1)!.key } : {}) };
    },
  });
}

function stop(reads: Reads): Route {
  return route({
    ...{ method: 'post', path: '/bulk/{key}/stop', summary: 'Stop bulk work', tags },
    description: 'What is done stays done; the rest is left as it is.',
    allow: MAY.operate,
    params: byKey,
    answer: bulk,
    async handle(call) {
      const { key: subject } = await answer(reads, call.params.key);
      await submit(reads.spine, call, { kind: BULK, subject, command: { type: 'stopBulk' } });
      return answer(reads, subject);
    },
  });
}

/** @throws Problem `not-found`. */
async function answer(reads: Reads, of: string) {
  const row = await bulkRow(reads, of);
  if (row) return shown(reads, row);
  throw problem('not-found', `There is no bulk work ${of}.`, { place: 'key' });
}

async function shown(reads: Reads, row: BulkRow): Promise<z.output<typeof bulk>> {
  const why = await reads.spine.store.query<{ sentence: string; count: number }>(
    `select sentence, count(*)::int as count from bulk_items where bulk = $1::int8 and state = 'refused'
     group by sentence order by count(*) desc, sentence limit 20`,
    [row.key],
  );
  const { key: of, action, reason: because, status, total, done, refused: not } = row;
  return {
    ...{
      key: of,
      action: action.do,
      dryRun: action.do === 'migrate' && action.dryRun === true,
      reason: because,
    },
    ...{ status, total, done, refused: not, left: total - done - not, why },
    startedAt: row.started_at.toISOString(),
    startedBy: personNamed(row.started_by, await reads.directory.snapshot()),
    ...(row.ended_at ? { endedAt: row.ended_at.toISOString() } : {}),
  };
}
