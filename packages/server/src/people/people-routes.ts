import { z } from '@hono/zod-openapi';
import { Problem } from '../http/problem.ts';
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
      const { items, ...more } = page(found, ({ handle }) => handle, query);
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
      const { items, ...more } = page(found, ({ id }) => id, query);
      return { items: items.map((team) => shownTeam(team, snapshot)), ...more };
    },
  });
}

/** One page of a sorted list; the cursor is the name of the last row. */
function page<T>(
  rows: readonly T[],
  nameOf: (row: T) => string,
  { limit, after }: { limit: number; after?: string | undefined },
): { items: T[]; next?: string; total: number } {
  const start = after === undefined ? 0 : rows.findIndex((row) => nameOf(row) === after) + 1;
  if (after !== undefined && start === 0) {
    throw new Problem('invalid-input', 'The page to go on from is not there any more.', {
      mend: 'Begin again without `after`.',
      place: 'after',
    });
  }
  const items = rows.slice(start, start + limit);
  const last = items.at(-1);
  const more = last !== undefined && start + limit < rows.length;
  return { items, ...(more ? { next: nameOf(last) } : {}), total: rows.length };
}
