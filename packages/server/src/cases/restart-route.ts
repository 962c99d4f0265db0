import { z } from '@hono/zod-openapi';
import type { CaseState } from '@throughline/processes';
import { problem } from '../http/problem.ts';
import { type Route, reply, route } from '../http/route.ts';
import { int4, variables } from '../http/schemas.ts';
import { submit } from '../http/submit.ts';
import { MAY } from '../people/people.ts';
import { createdCase } from './case-answers.ts';
import { numberFor } from './case-number.ts';
import type { CaseRow } from './case-rows.ts';
import { CASE } from './case-type.ts';
import { nextTasks } from './next-tasks.ts';
import type { Reads } from './reads.ts';
import { byKey, reason } from './step.ts';
import { visibleCase } from './visible-case.ts';

export function restartRoute(reads: Reads): Route {
  return route({
    ...{
      method: 'post',
      path: '/cases/{key}/restart',
      summary: 'Start a finished case again',
      tags: ['cases'],
    },
    description:
      'Makes a new case with the variables of the finished one, which begins at the element named: in the middle, ' +
      'without what comes before it. The finished case stays as it is.',
    allow: MAY.operate,
    params: byKey,
    body: z
      .strictObject({
        element: z.string().min(1).max(500).meta({ description: 'Id of the element where it begins.' }),
        variables: variables.optional().meta({ description: 'Laid over those of the finished case.' }),
        version: int4
          .min(1)
          .optional()
          .meta({ description: 'Of the process; default: the version it ran under.' }),
        reason,
      })
      .meta({ id: 'Restart' }),
    answer: createdCase,
    status: 201,
    async handle(call) {
      const { actor, body } = call;
      const row = await visibleCase(reads, actor, call.params.key);
      mustHaveEnded(row);
      const version = body.version === undefined ? row.version : await keyOfVersion(reads, row, body.version);
      const { engine } = await storedState(reads, row.key);
      const restarts = { case: row.key, element: body.element, reason: body.reason };
      const command = {
        ...{ type: 'startCase', variables: { ...engine.variables, ...body.variables }, restarts },
        ...(await numberFor(reads.spine.store, await reads.models.process(version))),
        host: { version, company: row.company ?? undefined, starter: row.starter ?? undefined },
      };
      const what = { kind: CASE, subject: reads.spine.newKey(), fresh: true, command } as const;
      const { subject, answer } = await submit(reads.spine, call, what);
      const made = { key: subject, ...(answer as { number?: string }) };
      return reply({ ...made, nextTasks: await nextTasks(reads, actor, subject) }, 201);
    },
  });
}

function mustHaveEnded({ state }: CaseRow): void {
  if (state !== 'running') return;
  throw problem('wrong-state', 'Expected a finished case, but this one is still open.', {
    mend: 'Move its tokens instead, or cancel it first.',
  });
}

async function keyOfVersion({ spine }: Reads, { process }: CaseRow, version: number): Promise<string> {
  const [row] = await spine.store.query<{ key: string }>(
    "select key from definitions where kind = 'process' and id = $1 and version = $2::int4",
    [process, version],
  );
  if (row) return row.key;
  throw problem('not-found', `The process of this case has no version ${version}.`, { place: 'version' });
}

async function storedState({ spine }: Reads, key: string): Promise<{ readonly engine: CaseState }> {
  const [row] = await spine.store.query<{ state: { engine: CaseState } }>(
    'select state from subjects where key = $1::int8',
    [key],
  );
  return row!.state;
}
