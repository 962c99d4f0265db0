import { z } from '@hono/zod-openapi';
import { dueOf } from '@throughline/processes';
import { problem } from '../http/problem.ts';
import { type Route, reply, route } from '../http/route.ts';
import { key, variables } from '../http/schemas.ts';
import { submit } from '../http/submit.ts';
import { MESSAGE } from './message-type.ts';
import type { Reads } from './reads.ts';

const SENDERS = ['administrator', 'operations-manager', 'integrator'] as const;
const HOUR = 3_600_000;
const YEAR = 366 * 24 * HOUR;

export function messageRoute({ spine }: Reads): Route {
  return route({
    ...{ method: 'post', path: '/messages', summary: 'Publish a message', tags: ['messages'] },
    description:
      'One receiver gets it: the case that waits longest for this name and correlation key, else a process that starts ' +
      'with it. When nobody waits yet it is kept for its time to live: one hour unless said otherwise, 0 for not at all.',
    allow: SENDERS,
    body: z
      .strictObject({
        name: z.string().min(1).max(200),
        correlationKey: z
          .union([z.string().max(500), z.number()])
          .default('')
          .meta({
            description: 'What the waiting case names, as an order number.',
          }),
        variables: variables.default({}),
        timeToLive: z
          .union([z.number().int().min(0).max(YEAR), z.string().max(50)])
          .default(HOUR)
          .meta({ description: 'Milliseconds, or an ISO 8601 duration such as PT1H.' }),
      })
      .meta({ id: 'NewMessage' }),
    answer: z.strictObject({ key }).meta({ id: 'PublishedMessage' }),
    status: 201,
    async handle(call) {
      const { name, correlationKey, variables: values, timeToLive } = call.body;
      const lives = typeof timeToLive === 'number' ? timeToLive : milliseconds(timeToLive, spine.now());
      const command = {
        ...{ type: 'publishMessage', name, correlationKey: String(correlationKey), variables: values },
        timeToLive: lives,
      };
      const { subject } = await submit(spine, call, {
        kind: MESSAGE,
        subject: spine.newKey(),
        fresh: true,
        command,
      });
      return reply({ key: subject }, 201);
    },
  });
}

function milliseconds(duration: string, now: Date): number {
  const end = dueOf('duration', duration, now.toISOString());
  const lives = end ? Date.parse(end.due) - now.getTime() : Number.NaN;
  if (lives >= 0 && lives <= YEAR) return lives;
  throw problem('invalid-input', `'${duration}' is no duration of up to a year.`, {
    place: 'timeToLive',
    mend: 'Write it in ISO 8601, as PT30M or P2D, or give milliseconds.',
  });
}
