import { z } from '@hono/zod-openapi';
import { idempotencyOf } from '../http/idempotency.ts';
import { problem } from '../http/problem.ts';
import { refused } from '../http/refused.ts';
import { type Route, route } from '../http/route.ts';
import { key, moment, pageOf, paging } from '../http/schemas.ts';
import type { PeopleContext } from './people-context.ts';
import { dropSecret, keepSecret, listTokens, newSecret, type TokenRow } from './tokens.ts';

const DAY = 24 * 60 * 60 * 1000;
/** Characters of a secret that are shown later, to tell tokens apart. */
const SHOWN = 7;

const apiToken = z
  .strictObject({
    key,
    name: z.string(),
    starts: z.string().meta({ description: 'The first characters of the secret.' }),
    createdAt: moment,
    lastUsedAt: moment.optional(),
    expiresAt: moment.optional(),
  })
  .meta({ id: 'ApiToken' });

const createdToken = z
  .strictObject({
    ...apiToken.shape,
    token: z.string().meta({ description: 'The secret. Shown only this once.' }),
  })
  .meta({ id: 'CreatedToken' });

/** One's own API tokens. A token may do what its person may. */
export function tokenRoutes(context: PeopleContext): readonly Route[] {
  return [listRoute(context), createRoute(context), revokeRoute(context)];
}

function listRoute({ spine }: PeopleContext): Route {
  return route({
    method: 'get',
    path: '/tokens',
    summary: 'My API tokens',
    tags: ['people'],
    allow: 'signed-in',
    query: z.strictObject({ ...paging, after: key.optional() }),
    answer: pageOf(apiToken),
    async handle({ actor, query }) {
      const rows = await listTokens(spine.store, actor.handle, query.limit + 1, query.after);
      const items = rows.slice(0, query.limit);
      const next = rows.length > items.length ? { next: items.at(-1)!.key } : {};
      return { items: items.map(shown), ...next };
    },
  });
}

function createRoute({ spine }: PeopleContext): Route {
  return route({
    method: 'post',
    path: '/tokens',
    summary: 'Make an API token',
    description:
      'The secret is in the answer and nowhere else; asked again with the same key it is not repeated.',
    tags: ['people'],
    allow: 'signed-in',
    body: z.strictObject({
      name: z.string().trim().min(1).max(100),
      days: z
        .number()
        .int()
        .min(1)
        .max(3650)
        .optional()
        .meta({ description: 'Until it ends; default: no end.' }),
    }),
    answer: createdToken,
    status: 201,
    async handle(call) {
      const { actor, body } = call;
      if (actor.kind === 'token') {
        return problem('not-allowed', 'A token cannot make tokens.', { mend: 'Sign in with your password.' });
      }
      const expiresAt =
        body.days === undefined ? undefined : new Date(spine.now().getTime() + body.days * DAY).toISOString();
      const subject = spine.newKey();
      const secret = newSecret();
      const starts = secret.slice(0, SHOWN);
      const token = { person: actor.handle, name: body.name, starts, expiresAt };
      await keepSecret(spine.store, subject, secret);
      const command = { type: 'create', token };
      const idempotency = idempotencyOf(call);
      const receipt = await spine.submit({
        kind: 'token',
        subject,
        fresh: true,
        command,
        actor: actor.handle,
        idempotency,
      });
      if (receipt.ok && receipt.subject === subject) {
        const { createdAt } = receipt.answer as { createdAt: string };
        return { key: subject, name: body.name, starts, createdAt, expiresAt, token: secret };
      }
      await dropSecret(spine.store, subject);
      if (!receipt.ok) return refused(receipt.refusal);
      return problem('already-exists', 'This token was made already; its secret is shown only once.', {
        mend: 'Revoke it and make another when the secret is lost.',
      });
    },
  });
}

function revokeRoute({ spine, authenticator }: PeopleContext): Route {
  return route({
    method: 'delete',
    path: '/tokens/{key}',
    summary: 'Revoke an API token',
    tags: ['people'],
    allow: 'signed-in',
    params: z.strictObject({ key }),
    async handle(call) {
      const { actor, params } = call;
      const command = { type: 'revoke', person: actor.handle };
      const receipt = await spine.submit({
        kind: 'token',
        subject: params.key,
        command,
        actor: actor.handle,
        idempotency: idempotencyOf(call),
      });
      if (!receipt.ok) return refused(receipt.refusal);
      await dropSecret(spine.store, params.key);
      authenticator.forget();
    },
  });
}

function shown({ key, name, starts, createdAt, lastUsedAt, expiresAt }: TokenRow): z.output<typeof apiToken> {
  return {
    key,
    name,
    starts,
    createdAt: createdAt.toISOString(),
    ...(lastUsedAt ? { lastUsedAt: lastUsedAt.toISOString() } : {}),
    ...(expiresAt ? { expiresAt: expiresAt.toISOString() } : {}),
  };
}
