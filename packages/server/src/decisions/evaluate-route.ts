import { z } from '@hono/zod-openapi';
import type { DecisionModel } from '@throughline/decisions';
import { byId, type DefinitionsHost } from '../definitions/definitions.ts';
import { nearestName } from '../http/nearest-name.ts';
import { type Problem, problem } from '../http/problem.ts';
import { type Route, route } from '../http/route.ts';
import { int4, variables } from '../http/schemas.ts';
import { MAY } from '../people/people.ts';
import { askDecision } from './ask-decision.ts';
import { evaluated } from './decision-schemas.ts';
import { onlyOwnPeople } from './house-rules.ts';
import { modelVersion } from './model-rows.ts';

const question = z
  .strictObject({
    decision: z.string().min(1).max(200).meta({ description: 'Id or name.' }),
    inputs: variables,
    version: int4.min(1).optional().meta({ description: 'Default: the newest.' }),
    now: z.iso
      .datetime({ offset: true })
      .optional()
      .meta({ description: 'The moment that `now()` and `today()` give; default: now.' }),
  })
  .meta({ id: 'EvaluateDecision' });

export function evaluateRoute({ spine, models }: DefinitionsHost): Route {
  return route({
    ...{ method: 'post', path: '/decisions/{id}/evaluate', summary: 'Try a decision', tags: ['decisions'] },
    description:
      'Answers as a case would be, says why, and which change of one input would give another answer. Nothing is changed, so no idempotency key is needed.',
    allow: MAY.rules,
    params: byId,
    body: question,
    answer: evaluated,
    async handle({ params, body, actor }) {
      onlyOwnPeople(actor);
      const { decision, inputs, now = spine.now().toISOString() } = body;
      const row = await modelVersion(spine.store, params.id, body.version);
      const model = await models.decisionModel(row.key);
      if (!model.decisions.some(({ id, name }) => id === decision || name === decision))
        throw noDecision(model, decision);
      return { version: row.version, ...askDecision(model, { decision, inputs, now }) };
    },
  });
}

function noDecision({ name, decisions }: DecisionModel, decision: string): Problem {
  const names = decisions.flatMap((known) => [known.name, known.id]);
  const near = nearestName(decision, names);
  return problem('not-found', `"${name}" has no decision "${decision}".`, {
    mend:
      near === undefined
        ? `It has ${decisions.map((known) => known.name).join(', ')}.`
        : `Did you mean ${near}?`,
    place: 'decision',
  });
}
