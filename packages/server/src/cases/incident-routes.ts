import { z } from '@hono/zod-openapi';
import { problem } from '../http/problem.ts';
import { type Route, route } from '../http/route.ts';
import { key, pageOf, paging } from '../http/schemas.ts';
import { submit } from '../http/submit.ts';
import { MAY } from '../people/people.ts';
import { caseItem, incident } from './case-answers.ts';
import { CASE } from './case-type.ts';
import { incidentRow, listIncidents } from './incidents.ts';
import type { Reads } from './reads.ts';
import { sayWhen, timeZoneOf } from './say-moment.ts';
import { showCases } from './shown-case.ts';
import { visibleCase } from './visible-case.ts';

const tags = ['incidents'];

export function incidentRoutes(reads: Reads): Route[] {
  return [list(reads), retry(reads)];
}

function list(reads: Reads): Route {
  return route({
    ...{ method: 'get', path: '/incidents', summary: 'List stops that need a person', tags },
    description: 'Open incidents, newest first.',
    allow: MAY.processes,
    query: z.strictObject({
      ...{
        limit: paging.limit,
        after: key.optional().meta({ description: 'The `next` of the page before.' }),
      },
      process: z.string().max(200).optional().meta({ description: 'Id of a process.' }),
      case: key.optional(),
    }),
    answer: pageOf(incident),
    async handle({ actor, query }) {
      const { limit, after, ...filter } = query;
      return listIncidents(reads, actor, filter, { limit, after });
    },
  });
}

function retry(reads: Reads): Route {
  return route({
    ...{ method: 'post', path: '/incidents/{key}/retry', summary: 'Try again what stopped', tags },
    description:
      'Automatic work gets `retries` attempts anew; expressions are evaluated again with the variables as they are now. ' +
      'Answers with the case.',
    allow: MAY.operate,
    params: z.strictObject({ key }),
    body: z.strictObject({ retries: z.number().int().min(1).max(100).optional() }).optional(),
    answer: caseItem,
    async handle(call) {
      const stopped = await incidentRow(reads, call.params.key);
      if (!stopped) return problem('not-found', `There is no incident ${call.params.key}.`, { place: 'key' });
      await visibleCase(reads, call.actor, stopped.case_key);
      const command = { type: 'retryIncident', incident: stopped.key, ...call.body };
      await submit(reads.spine, call, { kind: CASE, subject: stopped.case_key, command }, () =>
        whySolved(reads, stopped.key, timeZoneOf(call.request)),
      );
      const row = await visibleCase(reads, call.actor, stopped.case_key);
      return (await showCases(reads, [row], timeZoneOf(call.request)))[0]!;
    },
  });
}

async function whySolved(reads: Reads, incidentKey: string, timeZone: string) {
  const resolved = (await incidentRow(reads, incidentKey))?.resolved_at;
  if (!resolved) return undefined;
  const when = sayWhen(resolved, reads.spine.now(), timeZone);
  return problem('wrong-state', `This was solved ${when} already.`, {
    mend: 'Open the case to see where it stands.',
  });
}
