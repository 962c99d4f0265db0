import { z } from '@hono/zod-openapi';
import { problem } from '../http/problem.ts';
import { type Route, route } from '../http/route.ts';
import { int4, key, pageOf, paging } from '../http/schemas.ts';
import {
  caseAt as caseAtAnswer,
  caseDetail as caseDetailAnswer,
  caseEvent,
  caseItem,
} from './case-answers.ts';
import { caseAt } from './case-at.ts';
import { caseDetail } from './case-detail.ts';
import { tellCase } from './case-events.ts';
import { listCases, STATE_FILTERS } from './list-cases.ts';
import type { Reads } from './reads.ts';
import { timeZoneOf } from './say-moment.ts';
import { visibleCase } from './visible-case.ts';

const tags = ['cases'];
const byKey = z.strictObject({ key });

export function readRoutes(reads: Reads): Route[] {
  return [list(reads), detail(reads), events(reads), at(reads)];
}

function list(reads: Reads): Route {
  return route({
    ...{ method: 'get', path: '/cases', summary: 'List cases', tags },
    description: 'Newest first. People of other companies see the cases of their own company.',
    allow: 'signed-in',
    query: z.strictObject({
      ...{
        limit: paging.limit,
        after: key.optional().meta({ description: 'The `next` of the page before.' }),
      },
      state: z.enum(STATE_FILTERS).optional(),
      process: z.string().max(200).optional().meta({ description: 'Id of a process.' }),
      version: z.coerce
        .number()
        .pipe(int4.min(1))
        .optional()
        .meta({ description: 'A version of that process.' }),
      person: z
        .string()
        .max(200)
        .optional()
        .meta({ description: 'Handle of who started it or worked on it.' }),
      q: z.string().max(200).optional().meta({ description: 'Part of number, title or who started it.' }),
    }),
    answer: pageOf(caseItem),
    async handle({ actor, query, request }) {
      const { limit, after, ...filter } = query;
      if (filter.version !== undefined && filter.process === undefined) {
        const mend = 'Give the process as well.';
        return problem('invalid-input', 'A version means nothing without its process.', {
          place: 'version',
          mend,
        });
      }
      return listCases(reads, actor, filter, { limit, after }, timeZoneOf(request));
    },
  });
}

function detail(reads: Reads): Route {
  return route({
    ...{ method: 'get', path: '/cases/{key}', summary: 'Show a case', tags },
    allow: 'signed-in',
    params: byKey,
    answer: caseDetailAnswer,
    handle: async ({ actor, params, request }) => caseDetail(reads, actor, params.key, timeZoneOf(request)),
  });
}

function events(reads: Reads): Route {
  return route({
    ...{ method: 'get', path: '/cases/{key}/events', summary: 'Show the history of a case', tags },
    description: 'Every event, oldest first. Those of the story have a sentence in `says`.',
    allow: 'signed-in',
    params: byKey,
    query: z.strictObject({
      limit: paging.limit,
      after: z.coerce
        .number()
        .int()
        .min(0)
        .optional()
        .meta({ description: 'The `next` of the page before.' }),
    }),
    answer: pageOf(caseEvent),
    async handle({ actor, params, query }) {
      const row = await visibleCase(reads, actor, params.key);
      const told = await tellCase(reads, row.key, await reads.processes.of(row.version));
      const from = query.after ?? 0;
      const items = told.events.slice(from, from + query.limit);
      const more = from + query.limit < told.events.length;
      return { items, total: told.events.length, ...(more ? { next: String(from + query.limit) } : {}) };
    },
  });
}

function at(reads: Reads): Route {
  return route({
    ...{ method: 'get', path: '/cases/{key}/at/{seq}', summary: 'Show a case as it was', tags },
    description: 'Variables and stages when the event with this number had happened.',
    allow: 'signed-in',
    params: z.strictObject({ key, seq: z.coerce.number().pipe(int4.min(1)) }),
    answer: caseAtAnswer,
    handle: async ({ actor, params }) =>
      caseAt(reads, await visibleCase(reads, actor, params.key), params.seq),
  });
}
