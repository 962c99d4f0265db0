import { z } from '@hono/zod-openapi';
import { ROLES } from '../http/actor.ts';
import { pageOf } from '../http/schemas.ts';
import type { Snapshot } from './directory.ts';
import type { Person, Team } from './person.ts';

export const role = z.enum(ROLES).meta({ id: 'Role' });
export const personRef = z.strictObject({ handle: z.string(), name: z.string() }).meta({ id: 'PersonRef' });
export const teamRef = z.strictObject({ id: z.string(), name: z.string() }).meta({ id: 'TeamRef' });
export const companyRef = z
  .strictObject({ id: z.string(), name: z.string(), kind: z.enum(['own', 'partner']) })
  .meta({ id: 'Company' });

export const personSchema = z
  .strictObject({
    ...personRef.shape,
    email: z.string(),
    title: z.string().optional().meta({ description: 'What they are, in words: "Field rep".' }),
    roles: z.array(role),
    teams: z.array(teamRef),
    company: companyRef,
    active: z.boolean().meta({ description: 'Whether they can sign in.' }),
  })
  .meta({ id: 'Person' });

export const teamSchema = z
  .strictObject({ ...teamRef.shape, function: z.string().optional(), company: companyRef })
  .meta({ id: 'Team' });

export const peoplePage = pageOf(personSchema);
export const teamsPage = pageOf(teamSchema);

export function shownPerson(person: Person, snapshot: Snapshot): z.output<typeof personSchema> {
  const { handle, name, email, title, roles, active } = person;
  return {
    handle,
    name,
    email,
    ...(title === null ? {} : { title }),
    roles: [...roles],
    teams: shownTeams(person.teams, snapshot),
    company: shownCompany(person.company, snapshot),
    active,
  };
}

export function shownTeam(team: Team, snapshot: Snapshot): z.output<typeof teamSchema> {
  return {
    id: team.id,
    name: team.name,
    ...(team.function === null ? {} : { function: team.function }),
    company: shownCompany(team.company, snapshot),
  };
}

export function shownTeams(ids: readonly string[], { teams }: Snapshot): z.output<typeof teamRef>[] {
  return ids.map((id) => ({ id, name: teams.get(id)?.name ?? id }));
}

export function shownCompany(id: string, { companies }: Snapshot): z.output<typeof companyRef> {
  return { id, name: companies.get(id)?.name ?? id, kind: companies.get(id)?.kind ?? 'partner' };
}
