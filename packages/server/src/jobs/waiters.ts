import type { RecordedEvent, Spine } from '../spine/spine.ts';

/** Lets workers sleep until there may be a job for them. */
export interface Waiters {
  /** Resolves when a job of one of the types may be due, or after `ms`, or when the signal aborts. */
  next(types: readonly string[], ms: number, signal?: AbortSignal): Promise<void>;
  /** Lets all go; from now on nobody is to wait any more. */
  stop(): void;
  readonly stopped: boolean;
}

interface Sleeper {
  readonly types: readonly string[];
  readonly wake: () => void;
}

/** Woken by the commits of this node; jobs made on other nodes are found by looking again from time to time. */
export function jobWaiters(spine: Spine): Waiters {
  const sleepers = new Set<Sleeper>();
  let stopped = false;
  const unlisten = spine.onCommit((events) => {
    const types = new Set(events.flatMap(jobTypes));
    if (types.size === 0) return;
    for (const sleeper of sleepers)
      if (types.has('*') || sleeper.types.some((type) => types.has(type))) sleeper.wake();
  });
  return {
    next(types, ms, signal) {
      return new Promise((resolve) => {
        const wake = () => {
          clearTimeout(timer);
          sleepers.delete(sleeper);
          signal?.removeEventListener('abort', wake);
          resolve();
        };
        const timer = setTimeout(wake, ms);
        const sleeper: Sleeper = { types, wake };
        sleepers.add(sleeper);
        if (signal?.aborted) wake();
        else signal?.addEventListener('abort', wake);
      });
    },
    get stopped() {
      return stopped;
    },
    stop() {
      stopped = true;
      unlisten();
      for (const sleeper of sleepers) sleeper.wake();
    },
  };
}

/** A retried job names no type: it wakes everybody. */
function jobTypes({ type, data }: RecordedEvent): string[] {
  if (type === 'job.created') return [(data as { jobType: string }).jobType];
  return type === 'job.retried' ? ['*'] : [];
}
