import { z } from '@hono/zod-openapi';
import type { Variables } from '@throughline/processes';
import { type ProcessMeta, starterOf } from '../definitions/definitions.ts';
import type { Actor } from '../http/actor.ts';
import { problem } from '../http/problem.ts';
import { type Route, reply, route } from '../http/route.ts';
import { variables } from '../http/schemas.ts';
import { submit } from '../http/submit.ts';
import { mayStart } from '../people/people.ts';
import { createdCase } from './case-answers.ts';
import { numberFor } from './case-number.ts';
import { CASE } from './case-type.ts';
import { nextTasks } from './next-tasks.ts';
import type { Reads } from './reads.ts';
import { takeAnswers } from './take-answers.ts';

export function startRoute(reads: Reads): Route {
  return route({
    ...{ method: 'post', path: '/cases', summary: 'Start a case', tags: ['cases'] },
    description:
      'Starts the newest version of a process. Its start form, when there is one, says which variables are taken; ' +
      'the variable `starter` tells who started it.',
    allow: 'signed-in',
    body: z
      .strictObject({
        process: z.string().min(1).max(200).meta({ description: 'Id of the process.' }),
        variables: variables.default({}),
        start: z
          .string()
          .max(200)
          .optional()
          .meta({ description: 'Id of a start event; default: the plain one.' }),
      })
      .meta({ id: 'NewCase' }),
    answer: createdCase,
    status: 201,
    async handle(call) {
      const { actor, body } = call;
      const process = await startable(reads, actor, body.process);
      const starter = starterOf(actor);
      const given = await answersFor(reads, process.meta, body.variables, { starter });
      const { store, newKey } = reads.spine;
      const number = await numberFor(store, await reads.models.process(process.key));
      const command = {
        ...{ type: 'startCase', variables: { ...given, starter }, ...number },
        ...(body.start === undefined ? {} : { start: body.start }),
        host: { version: process.key, company: actor.company, starter: actor.handle },
      };
      const { subject, answer } = await submit(reads.spine, call, {
        kind: CASE,
        subject: newKey(),
        fresh: true,
        command,
      });
      const made = { key: subject, ...(answer as { number?: string }) };
      return reply({ ...made, nextTasks: await nextTasks(reads, actor, subject) }, 201);
    },
  });
}

async function startable(reads: Reads, actor: Actor, id: string) {
  const process = await reads.models.latestProcess(id);
  if (!process) {
    const mend = 'The list of processes that can be started is at /api/processes?startable=true.';
    throw problem('not-found', `There is no process "${id}".`, { place: 'process', mend });
  }
  if (mayStart(actor, process.meta.starters)) return process;
  throw problem('not-allowed', `"${process.name}" may be started by others only. No case was started.`, {
    place: 'process',
    mend: 'Ask a colleague who may start it, or whoever publishes the process.',
  });
}

async function answersFor(
  reads: Reads,
  { startForm }: ProcessMeta,
  given: Variables,
  known: Variables,
): Promise<Variables> {
  if (startForm === undefined) return given;
  const form = (await reads.forms.newest([startForm])).get(startForm);
  return form ? takeAnswers(form, given, known) : given;
}
