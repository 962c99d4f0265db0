import { repeatOf } from '@throughline/processes';
import type { Spine } from '../spine/spine.ts';
import { type FireStart, LIBRARY } from './library.ts';

const LOOK_AGAIN_MS = 1_000;

interface StartTimerRow {
  readonly definition: string;
  readonly element: string;
  readonly process: string;
  readonly due: Date;
  readonly repeat: number | null;
  readonly interval: string | null;
}

/**
 * Starts cases whose start timer is due. After a pause each missed repetition is made up for, one a look. `failed` hears
 * of every error.
 */
export function runStartTimers(spine: Spine, failed: (error: unknown) => void): { stop(): Promise<void> } {
  let running: Promise<void> = Promise.resolve();
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    running = fireDue(spine, failed)
      .catch(failed)
      .finally(() => {
        busy = false;
      });
  }, LOOK_AGAIN_MS);
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}

async function fireDue(spine: Spine, failed: (error: unknown) => void): Promise<void> {
  const due = await spine.store.query<StartTimerRow>(
    'select * from start_timers where due <= $1::timestamptz order by due limit 100',
    [spine.now().toISOString()],
  );
  for (const row of due) {
    // The due moment in the key lets only one node fire each repetition.
    const key = `start-timer:${row.definition}:${row.element}:${row.due.toISOString()}`;
    const idempotency = { key, fingerprint: key };
    const submission = { kind: 'library', subject: LIBRARY, command: fire(row), actor: 'timer', idempotency };
    // One that cannot be fired must not hold up those behind it.
    await spine.submit(submission).catch(failed);
  }
}

function fire({ definition, element, process, due, repeat, interval }: StartTimerRow): FireStart {
  const next =
    repeat === null || interval === null ? undefined : repeatOf({ due: due.toISOString(), repeat, interval });
  return { type: 'fireStart', definition, process, element, ...(next ? { next: { element, ...next } } : {}) };
}
