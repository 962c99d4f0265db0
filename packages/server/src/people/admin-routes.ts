import { z } from '@hono/zod-openapi';
import type { Actor } from '../http/actor.ts';
import { idempotencyOf } from '../http/idempotency.ts';
import { nearestName } from '../http/nearest-name.ts';
import { Problem } from '../http/problem.ts';
import { refused } from '../http/refused.ts';
import { type Route, route } from '../http/route.ts';
import { endSessions, putCredentials } from './credentials.ts';
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
      const passwordHash = await context.signIn.hash(password);
      await putCredentials(context.spine.store, [{ ...member, passwordHash }]);
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
      await submit(context, of, { type: 'change', change, ...(password ? { password: true } : {}) }, call);
      await changeSignIn(context, of, password);
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

function checkKnown(kind: string, name: string, known: Iterable<string>, place: string): void {
  const names = [...known];
  if (names.includes(name)) return;
  const meant = nearestName(name, names);
  throw new Problem('invalid-input', `There is no ${kind} '${name.slice(0, 60)}'.`, {
    place,
    mend: meant === undefined ? `The ${kind} must be there first.` : `Did you mean '${meant}'?`,
  });
}

async function submit(
  { spine }: PeopleContext,
  of: string,
  command: MemberCommand<Person>,
  call: { actor: Actor; idempotencyKey: string | undefined; request: Request; body: unknown },
): Promise<void> {
  const receipt = await spine.submit({
    kind: 'person',
    subject: memberKey('person', of),
    command,
    actor: call.actor.handle,
    idempotency: idempotencyOf(call),
  });
  if (!receipt.ok) throw refused(receipt.refusal);
}

/** Brings what the person signs in with in line with who they are now. */
async function changeSignIn({ spine, signIn, directory }: PeopleContext, of: string, password?: string) {
  const person = (await directory.snapshot()).people.get(of)!;
  const passwordHash = password === undefined ? undefined : await signIn.hash(password);
  await putCredentials(spine.store, [{ ...person, passwordHash }]);
  if (!person.active) await endSessions(spine.store, of);
}

async function shown({ directory }: PeopleContext, of: string) {
  const snapshot = await directory.snapshot();
  return shownPerson(snapshot.people.get(of)!, snapshot);
}
