import type { Variables } from '@throughline/processes';
import type { Store } from '../spine/spine.ts';

/** A unit of automatic work, leased to one worker until `until`. */
export interface LeasedJob {
  readonly key: string;
  readonly case: string;
  readonly version: string;
  readonly element: string;
  readonly type: string;
  readonly retries: number;
  readonly headers: { readonly [name: string]: string };
  readonly variables: Variables;
  readonly until: Date;
}

export interface LeaseRequest {
  readonly types: readonly string[];
  readonly worker: string;
  readonly max: number;
  readonly leaseMs: number;
  readonly now: Date;
}

/**
 * Leases up to `max` due jobs, oldest first. A lease that ran out is taken over: the worker before may still finish,
 * so work outward carries the job's key as its idempotency key.
 */
export async function leaseJobs(store: Store, request: LeaseRequest): Promise<LeasedJob[]> {
  const until = new Date(request.now.getTime() + request.leaseMs).toISOString();
  return store.query<LeasedJob>(
    `with due as (
       select j.* from jobs j
       where j.type = any($1::text[]) and j.retries > 0 and not j.suspended and j.due <= $2::timestamptz
         and not exists (select 1 from leases l where l.job = j.key and l.until > $2::timestamptz)
       order by j.due, j.key limit $3::int4
     ), got as (
       insert into leases as l (job, worker, until) select key, $4, $5::timestamptz from due
       on conflict (job) do update set worker = excluded.worker, until = excluded.until
         where l.until <= $2::timestamptz
       returning job, until
     )
     select due.key, due.case_key as case, due.version, due.element, due.type, due.retries, due.headers,
            due.variables, got.until
     from due join got on got.job = due.key order by due.due, due.key`,
    [request.types, request.now.toISOString(), request.max, request.worker, until],
  );
}

/** Prolongs a worker's leases on jobs it still works on. */
export async function renewLeases(
  store: Store,
  {
    worker,
    jobs,
    until,
  }: { readonly worker: string; readonly jobs: readonly string[]; readonly until: Date },
): Promise<void> {
  await store.query('update leases set until = $3::timestamptz where worker = $1 and job = any($2::int8[])', [
    worker,
    jobs,
    until.toISOString(),
  ]);
}

/** Gives a lease back, so that the job's next attempt need not wait for its end. */
export async function endLease(store: Store, job: string): Promise<void> {
  await store.query('delete from leases where job = $1::int8', [job]);
}

/** Gives all leases of a worker back. */
export async function endLeasesOf(store: Store, worker: string): Promise<void> {
  await store.query('delete from leases where worker = $1', [worker]);
}

/** Forgets leases whose job is done. */
export async function dropOldLeases(store: Store): Promise<void> {
  await store.query('delete from leases l where not exists (select 1 from jobs j where j.key = l.job)');
}

/** The case a job belongs to, while it is open. */
export async function caseOfJob(store: Store, job: string): Promise<string | undefined> {
  const [row] = await store.query<{ case_key: string }>('select case_key from jobs where key = $1::int8', [
    job,
  ]);
  return row?.case_key;
}
