import { z } from '@hono/zod-openapi';
import { type Route, route } from '../http/route.ts';
import { key, variables } from '../http/schemas.ts';
import { MAY } from '../people/people.ts';
import { caseDetail as caseDetailAnswer } from './case-answers.ts';
import type { Reads } from './reads.ts';
import { byKey, reason, step } from './step.ts';

const tags = ['cases'];

/** Steps into a running case from outside its process. */
export function operateRoutes(reads: Reads): Route[] {
  return [cancel(reads), suspend(reads), resume(reads), setVariables(reads)];
}

function suspend(reads: Reads): Route {
  return route({
    ...{ method: 'post', path: '/cases/{key}/suspend', summary: 'Suspend a case', tags },
    description:
      'Nothing goes on in it, or in the cases it called, until it is resumed: timers wait, jobs are not handed out, ' +
      'tasks cannot be completed. Messages and the results of work that was under way are kept.',
    allow: MAY.operate,
    params: byKey,
    body: z.strictObject({ reason }).meta({ id: 'Suspension' }),
    answer: caseDetailAnswer,
    handle: (call) => step(reads, call, { type: 'suspendCase', ...call.body }),
  });
}

function resume(reads: Reads): Route {
  return route({
    ...{ method: 'post', path: '/cases/{key}/resume', summary: 'Resume a suspended case', tags },
    description:
      'What was kept and what fell due meanwhile happens now. The cases it called are resumed as well.',
    allow: MAY.operate,
    params: byKey,
    body: z.strictObject({ reason }).meta({ id: 'Resumption' }),
    answer: caseDetailAnswer,
    handle: (call) => step(reads, call, { type: 'resumeCase', ...call.body }),
  });
}

function cancel(reads: Reads): Route {
  return route({
    ...{ method: 'post', path: '/cases/{key}/cancel', summary: 'Cancel a case', tags },
    description: 'Ends everything that is open in it, and the cases it called.',
    allow: MAY.operate,
    params: byKey,
    body: z.strictObject({ reason }).meta({ id: 'Cancellation' }),
    answer: caseDetailAnswer,
    handle: (call) => step(reads, call, { type: 'cancelCase', ...call.body }),
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
      reason: reason.optional(),
    }),
    answer: caseDetailAnswer,
    async handle(call) {
      const { variables: values, ...where } = call.body;
      return step(reads, call, { type: 'setVariables', values, ...where });
    },
  });
}
