import { isDeepStrictEqual } from 'node:util';
import { z } from '@hono/zod-openapi';
import type { Reads } from '../cases/cases.ts';
import { problem } from '../http/problem.ts';
import { type Route, route } from '../http/route.ts';
import { int4, key } from '../http/schemas.ts';
import { MAY } from '../people/people.ts';
import { type Answered, askDecision } from './ask-decision.ts';
import { caseDecision } from './decision-schemas.ts';
import { onlyOwnPeople } from './house-rules.ts';
import { modelOf } from './model-rows.ts';
import { type SeenDecision, seenDecision } from './seen-decision.ts';

export function caseRoute(reads: Reads): Route {
  return route({
    ...{ method: 'get', path: '/cases/{key}/decisions/{seq}', tags: ['decisions'] },
    summary: 'Why a case was decided as it was',
    description:
      'An event `decision.evaluated`, decided again as it was then: the same version, inputs and moment.',
    allow: MAY.rules,
    params: z.strictObject({ key, seq: z.coerce.number().pipe(int4.min(1)) }),
    answer: caseDecision,
    async handle({ params, actor }) {
      onlyOwnPeople(actor);
      const seen = await seenDecision(reads, actor, params);
      const { decision, at, inputs } = seen;
      const { id, name, version, content } = await modelOf(reads.spine.store, seen.model);
      const again = askDecision(await reads.models.decisionModel(seen.model), { decision, inputs, now: at });
      mustAgree(again, seen);
      return { model: id, modelName: name, version, decision, at, inputs, xml: content, ...again };
    },
  });
}

/** Reasons for another answer than the one the case was given would mislead. */
function mustAgree({ answer }: Answered, { output }: SeenDecision): void {
  if (answer.ok && isDeepStrictEqual(answer.output, output)) return;
  throw problem(
    'wrong-state',
    'This cannot be explained: decided again, the answer is not the one given then.',
    {
      mend: 'The history of the case has the rules that decided then.',
      place: 'seq',
    },
  );
}
