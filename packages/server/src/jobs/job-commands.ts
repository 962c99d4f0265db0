import type { Variables } from '@throughline/processes';
import { CASE } from '../cases/cases.ts';
import type { Receipt, Spine, Submission } from '../spine/spine.ts';
import { caseOfJob, endLease } from './leases.ts';

/** What a worker says of a job it did, or could not do. */
export type JobOutcome =
  | { readonly type: 'completeJob'; readonly variables?: Variables }
  | {
      readonly type: 'failJob';
      readonly retries: number;
      readonly retryAt?: string;
      readonly message: string;
    }
  | {
      readonly type: 'throwJobError';
      readonly code: string;
      readonly message?: string;
      readonly variables?: Variables;
    };

const GONE = {
  code: 'not-found',
  sentence: 'This job is not open any more: it was done, or its case went another way.',
} as const;

/** Records the outcome of a job; the lease ends with it. */
export async function finishJob(
  spine: Spine,
  job: string,
  outcome: JobOutcome,
  actor: string,
  idempotency?: Submission['idempotency'],
): Promise<Receipt> {
  const subject = await caseOfJob(spine.store, job);
  // With an idempotency key the answer may be known although the job is gone; any subject finds it.
  if (subject === undefined && idempotency === undefined) return { ok: false, refusal: GONE };
  const receipt = await spine.submit({
    kind: CASE,
    subject: subject ?? job,
    command: { ...outcome, job },
    actor,
    ...(idempotency ? { idempotency } : {}),
  });
  if (!receipt.ok && receipt.refusal.code === 'not-found') return { ok: false, refusal: GONE };
  if (receipt.ok && outcome.type === 'failJob') await endLease(spine.store, job);
  return receipt;
}
