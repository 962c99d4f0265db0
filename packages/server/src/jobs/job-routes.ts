import { z } from '@hono/zod-openapi';
import { idempotencyOf } from '../http/idempotency.ts';
import { refused } from '../http/refused.ts';
import { type Route, route } from '../http/route.ts';
import { key, moment, variables } from '../http/schemas.ts';
import type { Receipt, Spine } from '../spine/spine.ts';
import { finishJob } from './job-commands.ts';
import { endLease, type LeasedJob, leaseJobs } from './leases.ts';
import type { Waiters } from './waiters.ts';

export interface JobsHost {
  readonly spine: Spine;
  readonly waiters: Waiters;
}

/** Workers of your own run as people with this role, usually by an API token. */
const WORKERS = ['integrator', 'administrator'] as const;
/** How often a long poll looks again for jobs of other nodes and retries that fell due. */
const LOOK_AGAIN_MS = 1_000;

const job = z
  .strictObject({
    key,
    case: key,
    element: z.string(),
    type: z.string(),
    retries: z.number().int(),
    headers: z.record(z.string(), z.string()),
    variables,
    leasedUntil: moment,
  })
  .meta({ id: 'Job' });

const byKey = z.strictObject({ key });
const error = z.string().min(1).max(4_000);

export function jobRoutes(host: JobsHost): Route[] {
  return [fetchJobs(host), complete(host), fail(host), throwError(host)];
}

function fetchJobs({ spine, waiters }: JobsHost): Route {
  return route({
    ...{ method: 'post', path: '/jobs/fetch', summary: 'Fetch and lease jobs', tags: ['jobs'] },
    description:
      'Leases up to `max` jobs of a type; with `wait` the answer is held back until there is one. When the lease ends ' +
      'without an outcome the job is given out again: do outward work under an idempotency key made of the job’s key.',
    allow: WORKERS,
    body: z.strictObject({
      type: z.string().min(1).max(200),
      worker: z.string().min(1).max(200).default('worker'),
      max: z.number().int().min(1).max(100).default(1),
      leaseMs: z.number().int().min(1_000).max(3_600_000).default(60_000),
      waitMs: z.number().int().min(0).max(60_000).default(0),
    }),
    answer: z.strictObject({ items: z.array(job) }),
    async handle({ body, signal }) {
      const until = Date.now() + body.waitMs;
      for (;;) {
        const left = until - Date.now();
        const changed = waiters.next([body.type], Math.max(0, Math.min(left, LOOK_AGAIN_MS)), signal);
        const request = { ...body, types: [body.type], now: spine.now() };
        const jobs = await leaseJobs(spine.store, request);
        // Nobody is there to do them: others need not wait for the end of the lease.
        if (signal.aborted) await Promise.all(jobs.map(({ key: leased }) => endLease(spine.store, leased)));
        if (jobs.length > 0 || left <= 0 || signal.aborted || waiters.stopped)
          return { items: jobs.map(toJob) };
        await changed;
      }
    },
  });
}

function toJob({ version: _, until, ...leased }: LeasedJob) {
  return { ...leased, leasedUntil: until.toISOString() };
}

function complete({ spine }: JobsHost): Route {
  return route({
    ...{ method: 'post', path: '/jobs/{key}/complete', summary: 'Complete a job', tags: ['jobs'] },
    allow: WORKERS,
    params: byKey,
    body: z.strictObject({ variables: variables.optional() }),
    async handle(call) {
      const outcome = { type: 'completeJob' as const, ...call.body };
      return done(
        await finishJob(spine, call.params.key, outcome, workerName(call.actor), idempotencyOf(call)),
      );
    },
  });
}

function fail({ spine }: JobsHost): Route {
  return route({
    ...{ method: 'post', path: '/jobs/{key}/fail', summary: 'Say that a job failed', tags: ['jobs'] },
    description:
      'With retries left the job is given out again after `retryAfterMs`; with 0 an incident asks for a person.',
    allow: WORKERS,
    params: byKey,
    body: z.strictObject({
      message: error,
      retries: z.number().int().min(0).max(1_000),
      retryAfterMs: z
        .number()
        .int()
        .min(0)
        .max(30 * 24 * 3_600_000)
        .default(0),
    }),
    async handle(call) {
      const { message, retries, retryAfterMs } = call.body;
      const retryAt = new Date(spine.now().getTime() + retryAfterMs).toISOString();
      const outcome = { type: 'failJob' as const, message, retries, retryAt };
      return done(
        await finishJob(spine, call.params.key, outcome, workerName(call.actor), idempotencyOf(call)),
      );
    },
  });
}

function throwError({ spine }: JobsHost): Route {
  return route({
    ...{ method: 'post', path: '/jobs/{key}/error', summary: 'Throw a BPMN error', tags: ['jobs'] },
    description:
      'Caught by an error boundary event with this code; without one an incident asks for a person.',
    allow: WORKERS,
    params: byKey,
    body: z.strictObject({
      code: z.string().min(1).max(200),
      message: error.optional(),
      variables: variables.optional(),
    }),
    async handle(call) {
      const outcome = { type: 'throwJobError' as const, ...call.body };
      return done(
        await finishJob(spine, call.params.key, outcome, workerName(call.actor), idempotencyOf(call)),
      );
    },
  });
}

function workerName({ handle }: { readonly handle: string }): string {
  return `worker:${handle}`;
}

function done(receipt: Receipt) {
  return receipt.ok ? undefined : refused(receipt.refusal);
}
