import { z } from '@hono/zod-openapi';
import { pageByName } from '../http/page-by-name.ts';
import { type Route, route } from '../http/route.ts';
import { paging } from '../http/schemas.ts';
import { companyScope } from './access.ts';
import type { PeopleContext } from './people-context.ts';
import { peoplePage, shownPerson, shownTeam, teamsPage } from './people-schemas.ts';

/** Who there is, for assigning. People of other companies see only their own colleagues. */
export function listRoutes(context: PeopleContext): readonly Route[] {
  return [peopleRoute(context), teamsRoute(context)];
}

function peopleRoute({ directory }: PeopleContext): Route {
  return route({
    method: 'get',
    path: '/people',
    summary: 'People, by name',
    description: 'Those who can sign in; `all=true` also the others.',
    tags: ['people'],
    allow: 'signed-in',
    query: z.strictObject({
      ...paging,
      q: z.string().max(100).optional().meta({ description: 'Part of the name, handle or e-mail.' }),
      team: z.string().max(100).optional().meta({ description: 'Id of a team.' }),
      all: z.stringbool().optional(),
    }),
    answer: peoplePage,
    async handle({ actor, query }) {
      const snapshot = await directory.snapshot();
      const scope = companyScope(actor);
      const sought = query.q?.toLowerCase();
      const found = [...snapshot.people.values()].filter(
        ({ handle, name, email, company, teams, active }) =>
          (scope === undefined || company === scope) &&
          (active || query.all === true) &&
          (query.team === undefined || teams.includes(query.team)) &&
          (sought === undefined || `${name}\n${handle}\n${email}`.toLowerCase().includes(sought)),
      );
      const { items, ...more } = pageByName(found, ({ handle }) => handle, query);
      return { items: items.map((person) => shownPerson(person, snapshot)), ...more };
    },
  });
}

function teamsRoute({ directory }: PeopleContext): Route {
  return route({
    method: 'get',
    path: '/teams',
    summary: 'Teams, by name',
    tags: ['people'],
    allow: 'signed-in',
    query: z.strictObject(paging),
    answer: teamsPage,
    async handle({ actor, query }) {
      const snapshot = await directory.snapshot();
      const scope = companyScope(actor);
      const found = [...snapshot.teams.values()].filter(
        ({ company }) => scope === undefined || company === scope,
      );
      const { items, ...more } = pageByName(found, ({ id }) => id, query);
      return { items: items.map((team) => shownTeam(team, snapshot)), ...more };
    },
  });
}
