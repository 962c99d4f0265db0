import { randomUUID } from 'node:crypto';
import type { Connector, ConnectorResult } from '../connectors/connectors.ts';
import { type Spine, Unavailable } from '../spine/spine.ts';
import { finishJob, type JobOutcome } from './job-commands.ts';
import { dropOldLeases, endLeasesOf, type LeasedJob, leaseJobs, renewLeases } from './leases.ts';
import type { Waiters } from './waiters.ts';

export interface JobRunnerOptions {
  readonly spine: Spine;
  readonly connectors: readonly Connector[];
  readonly waiters: Waiters;
  /** The inputs of a job's element as its model writes them. */
  readonly writtenInputs: (job: LeasedJob) => Promise<readonly string[]>;
  /** Jobs at work at the same time. */
  readonly concurrency?: number;
  /** So long the work of a node that died stands still; a living one renews its leases. */
  readonly leaseMs?: number;
  readonly failed?: (error: unknown) => void;
}

const LOOK_AGAIN_MS = 1_000;
const TIDY_MS = 60_000;

/**
 * Does the work of the built-in connectors in this process: leases jobs, runs them, records what came out.
 * A node that dies leaves leases that end by themselves; another node then does the work again under the same key.
 */
export function runJobs(options: JobRunnerOptions): { stop(): Promise<void> } {
  const { spine, connectors, concurrency = 32, leaseMs = 12_000 } = options;
  const byType = new Map(connectors.map((connector) => [connector.type, connector]));
  const worker = `node-${spine.store.node}-${randomUUID().slice(0, 8)}`;
  const stopping = new AbortController();
  const atWork = new Map<string, Promise<void>>();

  async function work(job: LeasedJob): Promise<void> {
    const connector = byType.get(job.type);
    if (!connector) return;
    const written = await options.writtenInputs(job);
    const result = await connector.run({ ...job, written }, stopping.signal);
    // A job cut off because the server stops is none that failed; whoever leases it next does the same attempt.
    if (stopping.signal.aborted) return;
    await record(job, outcomeOf(result, spine.now()));
  }

  /** An outcome that cannot stand asks for a person: else the same work would be done again and again. */
  async function record({ key, type }: LeasedJob, outcome: JobOutcome): Promise<void> {
    const actor = `worker:${type}`;
    const refusal = await finishJob(spine, key, outcome, actor).then(
      (receipt) =>
        receipt.ok || receipt.refusal.code === 'not-found' ? undefined : receipt.refusal.sentence,
      (error: unknown) => {
        if (error instanceof Unavailable) throw error;
        note(error);
        return 'The server failed at it; its log says why.';
      },
    );
    if (refusal === undefined) return;
    const message = `The work was done, but what came of it could not be recorded: ${refusal}`;
    await finishJob(spine, key, { type: 'failJob', retries: 0, message }, actor);
  }

  async function loop(): Promise<void> {
    while (!stopping.signal.aborted) {
      const room = concurrency - atWork.size;
      const changed = options.waiters.next([...byType.keys()], LOOK_AGAIN_MS, stopping.signal);
      const request = { types: [...byType.keys()], worker, max: room, leaseMs, now: spine.now() };
      const jobs = room > 0 ? await leaseJobs(spine.store, request).catch(note) : [];
      for (const job of jobs) start(job);
      if (jobs.length === room && room > 0) continue;
      await (room > 0 ? changed : Promise.race(atWork.values()));
    }
  }

  function start(job: LeasedJob): void {
    // A lease that was not renewed in time, because the machine slept, comes back to whom it was taken from.
    if (atWork.has(job.key)) return;
    const done = work(job)
      .catch(note)
      .then(() => void atWork.delete(job.key));
    atWork.set(job.key, done);
  }

  async function renew(): Promise<void> {
    if (atWork.size === 0) return;
    const until = new Date(spine.now().getTime() + leaseMs);
    await renewLeases(spine.store, { worker, jobs: [...atWork.keys()], until });
  }

  function note(error: unknown): never[] {
    if (!stopping.signal.aborted) options.failed?.(error);
    return [];
  }

  const renewal = setInterval(() => void renew().catch(note), leaseMs / 4);
  const tidy = setInterval(() => void dropOldLeases(spine.store).catch(note), TIDY_MS);
  const ended = loop();
  return {
    async stop() {
      clearInterval(tidy);
      stopping.abort();
      await ended;
      await Promise.all(atWork.values());
      clearInterval(renewal);
      await endLeasesOf(spine.store, worker);
    },
  };
}

function outcomeOf(result: ConnectorResult, now: Date): JobOutcome {
  if ('complete' in result) return { type: 'completeJob', variables: result.complete };
  if ('error' in result) return { type: 'throwJobError', ...result.error };
  const { message, retries, retryAfterMs } = result.fail;
  const retryAt = new Date(now.getTime() + retryAfterMs).toISOString();
  return { type: 'failJob', message, retries, retryAt };
}
