import { z } from '@hono/zod-openapi';
import { ROLES } from '../http/actor.ts';
import type { Spine } from '../spine/spine.ts';
import { putCredentials, withoutPassword } from './credentials.ts';
import { type Company, type MemberKind, memberKey, type Person, type Team } from './person.ts';
import type { SignIn } from './sign-in.ts';

/** A file of companies, teams and people (`company.json`). It may say more of each; that is for others. */
const companyFile = z.looseObject({
  companies: z.array(z.looseObject({ id: z.string(), name: z.string(), roles: z.array(z.string()) })),
  teams: z.array(
    z.looseObject({ id: z.string(), name: z.string(), function: z.string().optional(), company: z.string() }),
  ),
  people: z.array(
    z.looseObject({
      handle: z.string(),
      name: z.string(),
      email: z.string(),
      title: z.string().optional(),
      roles: z.array(z.enum(ROLES)),
      teams: z.array(z.string()),
      company: z.string(),
    }),
  ),
});

/**
 * Brings companies, teams and people in line with a file: adds what is new, changes what differs, removes nothing.
 * Those who have no password yet get the one given.
 * @throws ZodError when the file is not of that form.
 */
export async function loadCompany(
  spine: Spine,
  signIn: SignIn,
  file: unknown,
  password: string,
): Promise<void> {
  const { companies, teams, people } = companyFile.parse(file);
  const employers = new Set([...teams, ...people].map(({ company }) => company));
  const members = [
    ...companies.filter(({ id }) => employers.has(id)).map(company),
    ...teams.map(team),
    ...people.map(person),
  ];
  await Promise.all(members.map((one) => put(spine, ...one)));
  await givePasswords(spine, signIn, people, password);
}

type Named = readonly [kind: MemberKind, name: string, member: Company | Team | Person];

function company({ id, name, roles }: { id: string; name: string; roles: readonly string[] }): Named {
  return ['company', id, { id, name, kind: roles.includes('own') ? 'own' : 'partner' }];
}

function team({ id, name, function: of, company }: z.output<typeof companyFile>['teams'][number]): Named {
  return ['team', id, { id, name, function: of ?? null, company }];
}

function person(one: z.output<typeof companyFile>['people'][number]): Named {
  const { handle, name, title, company, roles, teams } = one;
  const email = one.email.toLowerCase();
  return [
    'person',
    handle,
    { handle, name, email, title: title ?? null, company, roles, teams, active: true },
  ];
}

async function put(spine: Spine, kind: MemberKind, name: string, member: object): Promise<void> {
  const command = { type: 'put', member };
  const receipt = await spine.submit({ kind, subject: memberKey(kind, name), command, actor: 'system' });
  if (!receipt.ok) throw new Error(receipt.refusal.sentence);
}

/** The password is hashed once for all: each hash is made slow on purpose. */
async function givePasswords(
  { store }: Spine,
  signIn: SignIn,
  people: readonly { handle: string; name: string; email: string }[],
  password: string,
): Promise<void> {
  const missing = await withoutPassword(
    store,
    people.map(({ handle }) => handle),
  );
  if (missing.size === 0) return;
  const passwordHash = await signIn.hash(password);
  const rows = people
    .filter(({ handle }) => missing.has(handle))
    .map(({ handle, name, email }) => ({ handle, name, email: email.toLowerCase(), passwordHash }));
  await putCredentials(store, rows);
}
