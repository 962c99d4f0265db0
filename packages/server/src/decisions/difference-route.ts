import { z } from '@hono/zod-openapi';
import { compareDecisions } from '@throughline/decisions';
import { byId, type DefinitionsHost, versionNumber } from '../definitions/definitions.ts';
import { type Route, route } from '../http/route.ts';
import { MAY } from '../people/people.ts';
import { comparison } from './difference-schemas.ts';
import { onlyOwnPeople } from './house-rules.ts';
import { modelVersion, xmlOf } from './model-rows.ts';

export function differenceRoute({ spine: { store } }: DefinitionsHost): Route {
  return route({
    ...{ method: 'get', path: '/decisions/{id}/difference', tags: ['decisions'] },
    summary: 'Compare two versions of a decision model',
    description: 'Tables rule by rule and cell by cell, everything else as text.',
    allow: MAY.rules,
    params: byId,
    query: z.strictObject({ from: versionNumber, to: versionNumber }),
    answer: comparison,
    async handle({ params, query: { from, to }, actor }) {
      onlyOwnPeople(actor);
      const [before, after] = await Promise.all([
        modelVersion(store, params.id, from, 'from'),
        modelVersion(store, params.id, to, 'to'),
      ]);
      const [earlier, later] = await Promise.all([xmlOf(store, before.key), xmlOf(store, after.key)]);
      return { from, to, differences: await compareDecisions(earlier, later) };
    },
  });
}
