import { z } from '@hono/zod-openapi';
import { sql } from 'kysely';
import { type Reads, taskAnswer, taskDetailAnswer, timeZoneOf, visibleCase } from '../cases/cases.ts';
import { problem } from '../http/problem.ts';
import { type Route, route } from '../http/route.ts';
import { key, pageOf, paging } from '../http/schemas.ts';
import { BY_DUE, listTasks, NEWEST_DONE } from './list-tasks.ts';
import { inQueue } from './queues.ts';
import { taskDetail } from './task-detail.ts';
import { worklist } from './worklist.ts';

const tags = ['tasks'];

const queue = z
  .strictObject({
    id: z.string().meta({ description: 'The value of `queue` in `GET /tasks`.' }),
    name: z.string(),
    kind: z.enum(['mine', 'team', 'nobody', 'waiting', 'done', 'process']),
    count: z.number().int(),
    overdue: z.number().int(),
    soon: z.number().int().meta({ description: 'Due in the next two hours.' }),
  })
  .meta({ id: 'Queue' });

export function readRoutes(reads: Reads): Route[] {
  return [queues(reads), list(reads), detail(reads)];
}

function queues(reads: Reads): Route {
  return route({
    ...{ method: 'get', path: '/worklist', summary: 'Show your queues', tags },
    description:
      'A queue’s count is the `total` of its `GET /tasks`. The header `Time-Zone` says when today began.',
    allow: 'signed-in',
    answer: z.strictObject({ queues: z.array(queue) }).meta({ id: 'Worklist' }),
    async handle({ actor, request }) {
      const viewer = { actor, now: reads.spine.now(), timeZone: timeZoneOf(request) };
      return { queues: await worklist(reads, viewer) };
    },
  });
}

function list(reads: Reads): Route {
  return route({
    ...{ method: 'get', path: '/tasks', summary: 'List tasks', tags },
    description:
      'The tasks of a queue, or the open ones of a case; by due moment, then older first, then higher priority first. ' +
      'What is done comes newest first.',
    allow: 'signed-in',
    query: z.strictObject({
      ...paging,
      queue: z.string().max(220).optional().meta({
        description: '`mine`, `team`, `nobody`, `waiting`, `done`, or `process.` and the id of a process.',
      }),
      case: key.optional(),
    }),
    answer: pageOf(taskAnswer),
    async handle({ actor, query, request }) {
      if (query.case !== undefined && query.queue === undefined) {
        const { key: caseKey } = await visibleCase(reads, actor, query.case);
        const condition = sql<boolean>`t.state = 'open' and t.case_key = ${caseKey}::int8`;
        return listTasks(reads, condition, BY_DUE, query);
      }
      const viewer = { actor, now: reads.spine.now(), timeZone: timeZoneOf(request) };
      const condition = query.case === undefined ? inQueue(query.queue ?? '', viewer) : undefined;
      if (condition) return listTasks(reads, condition, query.queue === 'done' ? NEWEST_DONE : BY_DUE, query);
      return problem('invalid-input', 'A list of tasks needs either a queue of your worklist or a case.', {
        place: 'queue',
        mend: 'Give `queue` with an id from /api/worklist, or `case` with a key.',
      });
    },
  });
}

function detail(reads: Reads): Route {
  return route({
    ...{ method: 'get', path: '/tasks/{key}', summary: 'Show a task', tags },
    allow: 'signed-in',
    params: z.strictObject({ key }),
    answer: taskDetailAnswer,
    handle: async ({ actor, params }) => taskDetail(reads, actor, params.key),
  });
}
