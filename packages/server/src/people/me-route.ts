import { z } from '@hono/zod-openapi';
import { type Route, reply, route } from '../http/route.ts';
import { hasRole, MAY } from './access.ts';
import type { Snapshot } from './directory.ts';
import type { PeopleContext } from './people-context.ts';
import { companyRef, personRef, role, shownCompany, shownTeams, teamRef } from './people-schemas.ts';

const me = z
  .strictObject({
    ...personRef.shape,
    email: z.string(),
    roles: z.array(role),
    teams: z.array(teamRef),
    company: companyRef,
    house: z.string().optional().meta({
      description: 'For people of other companies: the name of the company whose product they look at.',
    }),
    may: z
      .strictObject({
        publish: z.boolean(),
        operate: z.boolean(),
        assign: z.boolean(),
        processes: z.boolean(),
        rules: z.boolean(),
      })
      .meta({ description: 'What pages should offer; the routes check again.' }),
  })
  .meta({ id: 'Me' });

export function meRoute({ directory, signIn }: PeopleContext): Route {
  return route({
    method: 'get',
    path: '/me',
    summary: 'Who I am',
    tags: ['people'],
    allow: 'signed-in',
    answer: me,
    async handle({ actor, request }) {
      const snapshot = await directory.snapshot();
      const value = {
        handle: actor.handle,
        name: actor.name,
        email: actor.email,
        roles: [...actor.roles],
        teams: shownTeams(actor.teams, snapshot),
        company: shownCompany(actor.company, snapshot),
        ...(actor.inside ? {} : houseOf(snapshot)),
        may: {
          publish: hasRole(actor, MAY.publish),
          operate: hasRole(actor, MAY.operate),
          assign: hasRole(actor, MAY.assign),
          processes: hasRole(actor, MAY.processes),
          rules: actor.inside && hasRole(actor, MAY.rules),
        },
      };
      // Pages ask this when they open: the moment to prolong the cookie.
      const headers =
        actor.kind === 'person' ? (await signIn.session(request.headers, 'prolong')).headers : {};
      return reply(value, 200, headers);
    },
  });
}

function houseOf({ companies }: Snapshot): { house?: string } {
  const own = [...companies.values()].find(({ kind }) => kind === 'own');
  return own === undefined ? {} : { house: own.name };
}
