import { z } from '@hono/zod-openapi';
import { problem } from '../http/problem.ts';
import { type Route, route } from '../http/route.ts';
import { int4 } from '../http/schemas.ts';
import { MAY } from '../people/people.ts';
import { caseDetail } from './case-answers.ts';
import type { Reads } from './reads.ts';
import { byKey, reason, step } from './step.ts';
import { trial, tryMigration } from './try-migration.ts';
import { visibleCase } from './visible-case.ts';

const tags = ['cases'];

export const mapping = z.record(z.string().max(500), z.string().max(500).nullable()).meta({
  id: 'Mapping',
  description:
    'Elements of the old version to those of the new that go on for them, by id; laid over the proposed ones.',
});
const version = int4.min(1).meta({ description: 'A version of the process of the case.' });

export function migrateRoutes(reads: Reads): Route[] {
  return [propose(reads), check(reads), migrate(reads)];
}

function propose(reads: Reads): Route {
  return route({
    ...{ method: 'get', path: '/cases/{key}/migrate', summary: 'Propose a mapping to another version', tags },
    description:
      'By id, then by name, then by the neighbours; with what would stand in the way. Changes nothing.',
    allow: MAY.operate,
    params: byKey,
    query: z.strictObject({ version: z.coerce.number().pipe(version) }),
    answer: trial,
    handle: async ({ actor, params, query }) =>
      tryMigration(
        reads,
        await visibleCase(reads, actor, params.key),
        await versionKey(reads, params.key, query.version),
      ),
  });
}

function check(reads: Reads): Route {
  return route({
    ...{ method: 'post', path: '/cases/{key}/migrate/check', summary: 'Try a migration', tags },
    description: 'Says for this case and mapping what would go where and what cannot. Changes nothing.',
    allow: MAY.operate,
    params: byKey,
    body: z.strictObject({ version, mapping: mapping.default({}) }),
    answer: trial,
    handle: async ({ actor, params, body }) =>
      tryMigration(
        reads,
        await visibleCase(reads, actor, params.key),
        await versionKey(reads, params.key, body.version),
        body.mapping,
      ),
  });
}

function migrate(reads: Reads): Route {
  return route({
    ...{ method: 'post', path: '/cases/{key}/migrate', summary: 'Migrate a case to another version', tags },
    description:
      'Open tasks, jobs, timers, messages, called cases and stops go along as they are. Events that are new in the ' +
      'version begin to wait. Refused, with nothing done, when anything has nowhere to go.',
    allow: MAY.operate,
    params: byKey,
    body: z.strictObject({ version, mapping: mapping.optional(), reason }).meta({ id: 'Migration' }),
    answer: caseDetail,
    async handle(call) {
      const { version: number, ...body } = call.body;
      await visibleCase(reads, call.actor, call.params.key);
      const to = await versionKey(reads, call.params.key, number);
      return step(reads, call, { type: 'migrateCase', to, ...body });
    },
  });
}

/** The key of a version of the case's process. @throws Problem `not-found`. */
async function versionKey({ spine }: Reads, caseKey: string, number: number): Promise<string> {
  const [row] = await spine.store.query<{ key: string }>(
    `select d.key from definitions d join cases c on d.id = c.process
     where d.kind = 'process' and c.key = $1::int8 and d.version = $2::int4`,
    [caseKey, number],
  );
  if (row) return row.key;
  throw problem('not-found', `The process of this case has no version ${number}.`, { place: 'version' });
}
