import { z } from '@hono/zod-openapi';
import { type Route, route } from '../http/route.ts';
import { key, variables } from '../http/schemas.ts';
import { submit } from '../http/submit.ts';
import { MAY } from '../people/people.ts';
import { caseDetail as caseDetailAnswer } from './case-answers.ts';
import { caseDetail } from './case-detail.ts';
import { CASE } from './case-type.ts';
import type { Reads } from './reads.ts';
import { timeZoneOf } from './say-moment.ts';
import { visibleCase } from './visible-case.ts';

const tags = ['cases'];
const byKey = z.strictObject({ key });

/** Steps into a running case from outside its process. */
export function operateRoutes(reads: Reads): Route[] {
  return [cancel(reads), setVariables(reads)];
}

function cancel(reads: Reads): Route {
  return route({
    ...{ method: 'post', path: '/cases/{key}/cancel', summary: 'Cancel a case', tags },
    description: 'Ends everything that is open in it, and the cases it called.',
    allow: MAY.operate,
    params: byKey,
    body: z.strictObject({ reason: z.string().trim().min(1).max(500) }).meta({ id: 'Cancellation' }),
    answer: caseDetailAnswer,
    async handle(call) {
      const { key: subject } = await visibleCase(reads, call.actor, call.params.key);
      const command = { type: 'cancelCase', reason: call.body.reason };
      await submit(reads.spine, call, { kind: CASE, subject, command });
      return caseDetail(reads, call.actor, subject, timeZoneOf(call.request));
    },
  });
}

function setVariables(reads: Reads): Route {
  return route({
    ...{ method: 'patch', path: '/cases/{key}/variables', summary: 'Correct variables of a case', tags },
    description: 'Sets the variables given, on the top level or in an open scope; the others stay.',
    allow: MAY.operate,
    params: byKey,
    body: z.strictObject({
      variables,
      scope: key.optional().meta({ description: 'Key of an open element instance.' }),
    }),
    answer: caseDetailAnswer,
    async handle(call) {
      const { key: subject } = await visibleCase(reads, call.actor, call.params.key);
      const { variables: values, scope } = call.body;
      const command = { type: 'setVariables', values, ...(scope === undefined ? {} : { scope }) };
      await submit(reads.spine, call, { kind: CASE, subject, command });
      return caseDetail(reads, call.actor, subject, timeZoneOf(call.request));
    },
  });
}
