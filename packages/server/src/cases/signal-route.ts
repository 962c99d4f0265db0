import { z } from '@hono/zod-openapi';
import { type Route, reply, route } from '../http/route.ts';
import { key, variables } from '../http/schemas.ts';
import { submit } from '../http/submit.ts';
import type { Reads } from './reads.ts';
import { SIGNAL } from './signal-type.ts';

const SENDERS = ['administrator', 'operations-manager', 'integrator'] as const;

export function signalRoute({ spine }: Reads): Route {
  return route({
    ...{ method: 'post', path: '/signals', summary: 'Broadcast a signal', tags: ['messages'] },
    description:
      'All cases that wait for this name get it, and each process that starts with it begins a case. It is kept for ' +
      'nobody who begins to wait later.',
    allow: SENDERS,
    body: z
      .strictObject({ name: z.string().min(1).max(500), variables: variables.default({}) })
      .meta({ id: 'NewSignal' }),
    answer: z.strictObject({ key }).meta({ id: 'BroadcastSignal' }),
    status: 201,
    async handle(call) {
      const { subject } = await submit(spine, call, {
        kind: SIGNAL,
        subject: spine.newKey(),
        fresh: true,
        command: { type: 'broadcastSignal', ...call.body },
      });
      return reply({ key: subject }, 201);
    },
  });
}
