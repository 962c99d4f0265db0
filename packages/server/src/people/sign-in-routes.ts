import { z } from '@hono/zod-openapi';
import { type Problem, problem } from '../http/problem.ts';
import { type Route, reply, route } from '../http/route.ts';
import { moment } from '../http/schemas.ts';
import { countAttempt, forgiveAttempt } from './attempts.ts';
import type { PeopleContext } from './people-context.ts';
import { personRef } from './people-schemas.ts';

const session = z.strictObject({ handle: z.string(), expiresAt: moment }).meta({ id: 'Session' });

export function signInRoutes(context: PeopleContext): readonly Route[] {
  return [signInRoute(context), signOutRoute(context), sessionRoute(context), demoRoute(context)];
}

function signInRoute({ spine, signIn, directory }: PeopleContext): Route {
  return route({
    method: 'post',
    path: '/auth/sign-in/email',
    summary: 'Sign in with e-mail and password',
    description:
      'Sets the session cookie. After ten wrong attempts for an e-mail the next is refused for a while.',
    tags: ['people'],
    allow: 'public',
    body: z.strictObject({
      email: z.string().min(1).max(200),
      password: z.string().min(1).max(128),
      rememberMe: z.boolean().optional().meta({ description: 'False ends the sign-in with the browser.' }),
    }),
    answer: personRef,
    async handle({ body, request, address }) {
      const email = body.email.trim().toLowerCase();
      const wait = await countAttempt(spine.store, email, address, spine.now());
      if (wait > 0) return tooManyAttempts(wait);
      const entered = await signIn.enter({ ...body, email }, request.headers);
      if (!entered.ok) return refused(entered.switchedOff);
      await forgiveAttempt(spine.store, email, address);
      const { people } = await directory.snapshot();
      const { handle } = entered;
      return reply({ handle, name: people.get(handle)?.name ?? handle }, 200, entered.headers);
    },
  });
}

function tooManyAttempts(seconds: number): Problem {
  const minutes = Math.ceil(seconds / 60);
  return problem('too-many-attempts', 'There were too many wrong attempts to sign in.', {
    mend: `Try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`,
    headers: { 'retry-after': String(seconds) },
  });
}

function refused(switchedOff: boolean): Problem {
  if (switchedOff) {
    return problem('not-allowed', 'You cannot sign in any more: an administrator switched your access off.', {
      mend: 'Ask an administrator.',
    });
  }
  return problem('wrong-password', 'No sign-in with this e-mail and password.', {
    mend: 'Check both; an administrator can set a new password.',
  });
}

function signOutRoute({ signIn, authenticator }: PeopleContext): Route {
  return route({
    method: 'post',
    path: '/auth/sign-out',
    summary: 'Sign out',
    description: 'Ends the session of the cookie. Without one nothing happens.',
    tags: ['people'],
    allow: 'public',
    async handle({ request }) {
      const headers = await signIn.leave(request.headers);
      authenticator.forget();
      return reply(undefined, 204, headers);
    },
  });
}

function sessionRoute({ signIn }: PeopleContext): Route {
  return route({
    method: 'get',
    path: '/auth/get-session',
    summary: 'The session of the cookie',
    tags: ['people'],
    allow: 'public',
    answer: z.strictObject({ session: session.nullable() }),
    async handle({ request }) {
      const { session: found, headers } = await signIn.session(request.headers, 'prolong');
      const shown = found && { handle: found.handle, expiresAt: found.expiresAt.toISOString() };
      return reply({ session: shown }, 200, headers);
    },
  });
}

const demoPerson = z
  .strictObject({ ...personRef.shape, email: z.string(), role: z.string(), team: z.string() })
  .meta({ id: 'DemoPerson' });

function demoRoute({ spine, directory, demoPassword }: PeopleContext): Route {
  return route({
    method: 'get',
    path: '/demo',
    summary: 'Who can sign in to the demonstration',
    tags: ['people'],
    allow: 'public',
    answer: z.strictObject({ people: z.array(demoPerson), password: z.string() }).meta({ id: 'Demo' }),
    async handle() {
      if (demoPassword === undefined) return problem('not-found', 'This server is not the demonstration.');
      const { people, teams, companies } = await directory.snapshot();
      // In the order they came, so that those a visitor should meet first can stand first in the company's file.
      const rows = await spine.store.query<{ handle: string }>(
        'select p.handle from people p join events e on e.subject = p.key and e.seq = 1 where p.active order by e.id',
      );
      const active = rows.flatMap((row) => people.get(row.handle) ?? []);
      const shown = active.map(({ handle, name, email, title, roles, teams: [team], company }) => ({
        handle,
        name,
        email,
        role: title ?? roles.join(', '),
        team: teams.get(team ?? '')?.name ?? companies.get(company)?.name ?? company,
      }));
      return { people: shown, password: demoPassword };
    },
  });
}
