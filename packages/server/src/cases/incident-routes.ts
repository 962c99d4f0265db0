import { z } from '@hono/zod-openapi';
import { problem } from '../http/problem.ts';
import { type Route, route } from '../http/route.ts';
import { key, pageOf, paging, variables } from '../http/schemas.ts';
import { submit, type WriteCall } from '../http/submit.ts';
import { MAY } from '../people/people.ts';
import { type Case, caseItem, incident as incidentAnswer } from './case-answers.ts';
import { CASE } from './case-type.ts';
import { incidentRow, listIncidents } from './incidents.ts';
import type { Reads } from './reads.ts';
import { sayWhen, timeZoneOf } from './say-moment.ts';
import { showCases } from './shown-case.ts';
import { reason } from './step.ts';
import { visibleCase } from './visible-case.ts';

const tags = ['incidents'];

export function incidentRoutes(reads: Reads): Route[] {
  return [list(reads), retry(reads), skip(reads)];
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
    answer: pageOf(incidentAnswer),
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
    handle: (call) => solve(reads, call, { type: 'retryIncident', ...call.body }),
  });
}

function skip(reads: Reads): Route {
  return route({
    ...{ method: 'post', path: '/incidents/{key}/skip', summary: 'Go on behind what stopped', tags },
    description:
      'The element that stopped counts as done: `variables` stand for what it would have brought, its job is taken back. ' +
      'Answers with the case.',
    allow: MAY.operate,
    params: z.strictObject({ key }),
    body: z.strictObject({
      reason,
      variables: variables.optional(),
      flow: z
        .string()
        .max(500)
        .optional()
        .meta({ description: 'Id of the flow to take, where that is not clear.' }),
    }),
    answer: caseItem,
    handle: (call) => solve(reads, call, { type: 'skipIncident', ...call.body }),
  });
}

async function solve(
  reads: Reads,
  call: WriteCall & { readonly params: { readonly key: string } },
  command: object,
): Promise<Case> {
  const stopped = await incidentRow(reads, call.params.key);
  if (!stopped) throw problem('not-found', `There is no incident ${call.params.key}.`, { place: 'key' });
  const { case_key: subject, key: incident } = stopped;
  await visibleCase(reads, call.actor, subject);
  const timeZone = timeZoneOf(call.request);
  const what = { kind: CASE, subject, command: { ...command, incident } };
  await submit(reads.spine, call, what, () => whySolved(reads, incident, timeZone));
  const row = await visibleCase(reads, call.actor, subject);
  return (await showCases(reads, [row], timeZone))[0]!;
}

async function whySolved(reads: Reads, incidentKey: string, timeZone: string) {
  const resolved = (await incidentRow(reads, incidentKey))?.resolved_at;
  if (!resolved) return undefined;
  const when = sayWhen(resolved, reads.spine.now(), timeZone);
  return problem('wrong-state', `This was solved ${when} already.`, {
    mend: 'Open the case to see where it stands.',
  });
}
