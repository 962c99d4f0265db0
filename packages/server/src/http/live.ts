import { isDeepStrictEqual } from 'node:util';
import { z } from '@hono/zod-openapi';
import type { Json } from '@throughline/processes';
import type { Actor } from './actor.ts';
import { LiveStream } from './live-stream.ts';
import { problem } from './problem.ts';
import { type Route, route } from './route.ts';
import { key, oneOrMany } from './schemas.ts';
import type { Authenticate } from './serve-route.ts';

/** One thing that happened, for a page that is open. `id` grows with time; a reader resumes after the last it saw. */
export interface LiveEvent {
  readonly id: string;
  /** The kind of news; readers listen by it. */
  readonly event: string;
  readonly data: Json;
}

export interface LiveFilter {
  /** Gets only what this person may see. */
  readonly actor: Actor;
  /** Only these subjects (a case's key); all when undefined. */
  readonly subjects: readonly string[] | undefined;
}

/** Where live events come from; given by the owner of the event log. */
export interface LiveFeed {
  /**
   * Pushes every event after `afterId` (from now on when undefined) that passes the filter, in order, each once.
   * Returns how to stop.
   */
  subscribe(
    afterId: string | undefined,
    filter: LiveFilter,
    push: (event: LiveEvent) => void,
  ): Promise<() => void>;
}

/** `GET /live`, and how to end all open streams when the server stops. */
export function liveRoute(feed: LiveFeed, authenticate: Authenticate): { route: Route; close: () => void } {
  const open = new Set<LiveStream>();
  return {
    close: () => {
      for (const stream of open) stream.end();
    },
    route: route({
      method: 'get',
      path: '/live',
      summary: 'Follow what happens',
      description:
        'Server-sent events with an `id`. A reader that reconnects with `Last-Event-ID` ' +
        'misses nothing. Ends when the sign-in ends or what it may see changes.',
      tags: ['live'],
      allow: 'signed-in',
      query: z.strictObject({ subject: oneOrMany(key).optional() }),
      media: 'text/event-stream',
      async handle({ actor, query, request, signal }) {
        const after = request.headers.get('last-event-id') ?? undefined;
        if (after !== undefined && !key.safeParse(after).success) {
          return problem('bad-header', 'The Last-Event-ID is not the id of an event.', {
            place: 'last-event-id',
          });
        }
        // Whoever may see other things by now has to ask again.
        const stream = new LiveStream(async () => isDeepStrictEqual(await authenticate(request), actor));
        open.add(stream);
        stream.endsWith(() => open.delete(stream));
        signal.addEventListener('abort', () => stream.end());
        const filter = { actor, subjects: query.subject };
        try {
          stream.endsWith(await feed.subscribe(after, filter, (event) => stream.push(event)));
        } catch (error) {
          stream.end();
          throw error;
        }
        return new Response(stream.readable, {
          headers: { 'content-type': 'text/event-stream; charset=utf-8', 'x-accel-buffering': 'no' },
        });
      },
    }),
  };
}
