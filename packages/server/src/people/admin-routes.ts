import { z } from '@hono/zod-openapi';
import type { Actor } from '../http/actor.ts';
import { nearestName } from '../http/nearest-name.ts';
import { Problem } from '../http/problem.ts';
import { type Route, route } from '../http/route.ts';
import { type Accepted, submit as submitOnce, type WriteCall } from '../http/submit.ts';
import { OWN_ROLES } from './access.ts';
import { endSessions, putCredentials, wasSetSince, withoutPassword } from './credentials.ts';
import type { Snapshot } from './directory.ts';
import type { MemberCommand } from './member-types.ts';
import type { PeopleContext } from './people-context.ts';
import { personSchema, role, shownPerson } from './people-schemas.ts';
import { memberKey, type Person } from './person.ts';
import { PASSWORD_MIN } from './sign-in.ts';

const HANDLE = /^[a-z][a-z0-9]*([.-][a-z0-9]+)*$/;

const handle = z
  .string()
  .max(60)
  .regex(HANDLE, 'must be lower-case letters, digits, dots and hyphens, as lena.hartwig')
  .refine((text) => text !== 'system' && text !== 'timer', 'must not be the name of a machine')
  .meta({ id: 'Handle', description: "A person's stable name: `lena.hartwig`." });

const fields = {
  name: z.string().trim().min(1).max(100),
  email: z.email().max(200).toLowerCase(),
  title: z.string().trim().max(100).nullable(),
  company: z.string(),
  roles: z.array(role).max(20),
  teams: z.array(z.string()).max(100),
  password: z.string().min(PASSWORD_MIN).max(128),
};

const newPerson = z
  .strictObject({ handle, ...fields, title: fields.title.default(null), teams: fields.teams.default([]) })
  .meta({ id: 'NewPerson' });

const personChange = z
  .strictObject({ ...fields, active: z.boolean() })
  .partial()
  .meta({
    id: 'PersonChange',
    description: 'Only what changes. A new password ends the sessions of the person.',
  });

/** What only administrators may do with people. */
export function adminRoutes(context: PeopleContext): readonly Route[] {
  return [addRoute(context), changeRoute(context)];
}

function addRoute(context: PeopleContext): Route {
  return route({
    method: 'post',
    path: '/people',
    summary: 'Add a person',
    tags: ['people'],
    allow: ['administrator'],
    body: newPerson,
    answer: personSchema,
    status: 201,
    async handle(call) {
      const { password, ...rest } = call.body;
      const member: Person = { ...rest, active: true };
      await checkReferences(context, member.handle, member);
      await submit(context, member.handle, { type: 'add', member }, call);
      // Somebody who has one keeps it: then this was done before.
      const missing = await withoutPassword(context.spine.store, [member.handle]);
      await changeSignIn(context, member.handle, missing.has(member.handle) ? password : undefined);
      return shown(context, member.handle);
    },
  });
}

function changeRoute(context: PeopleContext): Route {
  return route({
    method: 'patch',
    path: '/people/{handle}',
    summary: 'Change a person',
    description: 'Roles, teams, name, e-mail, password, and whether they may sign in (`active`).',
    tags: ['people'],
    allow: ['administrator'],
    params: z.strictObject({ handle: z.string() }),
    body: personChange,
    answer: personSchema,
    async handle(call) {
      const { password, ...change } = call.body;
      const of = call.params.handle;
      refuseLockingOut(call.actor, of, change);
      await checkReferences(context, of, change);
      const command = { type: 'change' as const, change, ...(password ? { password: true as const } : {}) };
      const { subject, seq } = await submit(context, of, command, call);
      const isOld = password !== undefined && (await wasSetSince(context.spine.store, subject, seq));
      await changeSignIn(context, of, isOld ? undefined : password);
      return shown(context, of);
    },
  });
}

/** Somebody must stay who can give roles. */
function refuseLockingOut(actor: Actor, of: string, { active, roles }: Partial<Person>): void {
  if (actor.handle !== of) return;
  if (active !== false && (roles === undefined || roles.includes('administrator'))) return;
  throw new Problem('not-allowed', 'You cannot take the administrator role or the sign-in from yourself.', {
    mend: 'Ask another administrator.',
    place: active === false ? 'active' : 'roles',
  });
}

async function checkReferences(
  { directory }: PeopleContext,
  of: string,
  person: Partial<Person>,
): Promise<void> {
  const { people, teams, companies } = await directory.snapshot();
  checkRoles({ ...people.get(of), ...person }, companies);
  if (person.company !== undefined) checkKnown('company', person.company, companies.keys(), 'company');
  for (const [index, team] of (person.teams ?? []).entries()) {
    checkKnown('team', team, teams.keys(), `teams[${index}]`);
  }
  const other = [...people.values()].find(({ email, handle }) => email === person.email && handle !== of);
  if (other) {
    const sentence = `${other.name} has the e-mail ${other.email} already.`;
    throw new Problem('already-exists', sentence, { mend: 'Give another e-mail.', place: 'email' });
  }
}

function checkRoles({ company = '', roles = [] }: Partial<Person>, companies: Snapshot['companies']): void {
  const kept = roles.find((one) => OWN_ROLES.includes(one));
  const employer = companies.get(company);
  if (kept === undefined || employer === undefined || employer.kind === 'own') return;
  const sentence = `People of ${employer.name} cannot have the role ${kept}: it concerns the cases of all companies.`;
  throw new Problem('invalid-input', sentence, { mend: 'Give them another role.', place: 'roles' });
}

function checkKnown(kind: string, name: string, known: Iterable<string>, place: string): void {
  const names = [...known];
  if (names.includes(name)) return;
  const meant = nearestName(name, names);
  throw new Problem('invalid-input', `There is no ${kind} '${name.slice(0, 60)}'.`, {
    place,
    mend: meant === undefined ? `The ${kind} must be there first.` : `Did you mean '${meant}'?`,
  });
}

/** The password is no part of what the idempotency key stands for: a hash of it that is quick to make must not be kept. */
function submit(
  { spine }: PeopleContext,
  of: string,
  command: MemberCommand<Person>,
  call: WriteCall & { readonly body: { readonly password?: string | undefined } },
): Promise<Accepted> {
  const { password: _, ...body } = call.body;
  const what = { kind: 'person', subject: memberKey('person', of), command };
  return submitOnce(spine, { ...call, body }, what);
}

/** Brings what the person signs in with in line with who they are now. */
async function changeSignIn(context: PeopleContext, of: string, password: string | undefined): Promise<void> {
  const { spine, signIn, directory, authenticator } = context;
  const person = (await directory.snapshot()).people.get(of)!;
  const passwordHash = password === undefined ? undefined : await signIn.hash(password);
  await putCredentials(spine.store, [{ ...person, passwordHash }]);
  if (!person.active) await endSessions(spine.store, of);
  authenticator.forget();
}

async function shown({ directory }: PeopleContext, of: string) {
  const snapshot = await directory.snapshot();
  return shownPerson(snapshot.people.get(of)!, snapshot);
}
