import { z } from '@hono/zod-openapi';
import type { CaseState } from '@throughline/processes';
import { type Route, route } from '../http/route.ts';
import { key, variables } from '../http/schemas.ts';
import { MAY } from '../people/people.ts';
import { caseDetail } from './case-answers.ts';
import type { CaseSubject } from './case-type.ts';
import type { KnownProcess } from './known-processes.ts';
import type { Reads } from './reads.ts';
import { byKey, reason, step } from './step.ts';
import { visibleCase } from './visible-case.ts';

const tags = ['cases'];
const id = z.string().min(1).max(500);
const scope = key.optional().meta({
  description: 'Key of the scope; needed only where the sub-process around is open several times.',
});
const onFlow = z.strictObject({ flow: id, scope });

const instance = z
  .strictObject({
    key,
    element: z.string(),
    name: z.string(),
    scope: key.meta({ description: 'Key of the instance it runs in, or of the case.' }),
    loop: z.number().int().optional().meta({ description: 'Which run of a loop it is, from 1.' }),
    variables: variables.meta({ description: 'Its own; others are further out.' }),
    waits: z.array(z.string()).meta({ description: '`task`, `job`, `timer` ... that it waits for.' }),
  })
  .meta({ id: 'OpenInstance' });

const places = z
  .strictObject({
    variables: variables.meta({ description: 'Those of the top level.' }),
    instances: z.array(instance),
    tokens: z.array(z.strictObject({ flow: z.string(), scope: key })).meta({
      description: 'Tokens that rest on flows before joins.',
    }),
  })
  .meta({ id: 'OpenPlaces' });

export function moveRoutes(reads: Reads): Route[] {
  return [show(reads), move(reads)];
}

function show(reads: Reads): Route {
  return route({
    ...{ method: 'get', path: '/cases/{key}/instances', summary: 'Show what is open in a case', tags },
    description:
      'Every open element instance with its own variables, and the tokens that rest: what can be moved or set.',
    allow: MAY.operate,
    params: byKey,
    answer: places,
    async handle({ actor, params }) {
      const row = await visibleCase(reads, actor, params.key);
      const [stored] = await reads.spine.store.query<{ state: CaseSubject }>(
        'select state from subjects where key = $1::int8',
        [row.key],
      );
      return openPlacesOf(stored!.state.engine, await reads.processes.of(row.version));
    },
  });
}

function openPlacesOf({ variables: top, instances, tokens, waits }: CaseState, { model }: KnownProcess) {
  return {
    variables: top,
    instances: instances.map(({ key: of, element, scope: around, loop, variables: own = {} }) => ({
      key: of,
      element,
      name: model.elementOf.get(element)?.name ?? element,
      scope: around,
      ...(loop === undefined ? {} : { loop }),
      variables: own,
      waits: waits.filter((wait) => wait.instance === of).map(({ kind }) => kind),
    })),
    tokens: tokens.map(({ flow, scope: around }) => ({ flow, scope: around })),
  };
}

function move(reads: Reads): Route {
  return route({
    ...{ method: 'post', path: '/cases/{key}/move', summary: 'Move, add or remove tokens', tags },
    description:
      'A step with `from` and `to` moves, with `from` alone takes out, with `to` alone adds. First all that goes, then ' +
      'all that comes. A sub-process around is entered when it is not open, and ends when nothing is left in it.',
    allow: MAY.operate,
    params: byKey,
    body: z
      .strictObject({
        steps: z
          .array(
            z
              .strictObject({
                from: z.union([z.strictObject({ instance: key }), onFlow]).optional(),
                to: z.union([z.strictObject({ element: id, scope }), onFlow]).optional(),
              })
              .refine(({ from, to }) => from !== undefined || to !== undefined, 'needs `from`, `to` or both'),
          )
          .min(1)
          .max(100),
        reason,
      })
      .meta({ id: 'Moves' }),
    answer: caseDetail,
    handle: (call) => step(reads, call, { type: 'moveTokens', ...call.body }),
  });
}
