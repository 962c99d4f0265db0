import type { RecordedEvent, Spine } from '../spine/spine.ts';
import { CASE } from './case-type.ts';

const PAGE = 200;
/** Other nodes' timers, and clocks that were set, are noticed at the latest after this. */
const LOOK_AGAIN_MS = 1_000;
/** Actor of what a moment brought about. */
export const TIMER = 'timer';

interface DueTimer {
  readonly case_key: string;
  readonly key: string;
}

/**
 * Turns time into commands: looks for timers that are due and fires them. Two nodes may see the same timer; the
 * second one's command is refused, because the case does not wait for it any more.
 */
export function runDueTimers(spine: Spine): { stop(): Promise<void> } {
  let stopped = false;
  let wake: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();

  const schedule = (delay: number): void => {
    if (stopped) return;
    clearTimeout(wake);
    wake = setTimeout(() => {
      running = fireDue(spine)
        .catch(() => true)
        .then((more) => schedule(more ? 0 : LOOK_AGAIN_MS));
    }, delay);
  };
  const unlisten = spine.onCommit((events) => {
    const due = earliest(events);
    if (due !== undefined && due - spine.now().getTime() < LOOK_AGAIN_MS)
      schedule(Math.max(0, due - spine.now().getTime()));
  });
  schedule(0);
  return {
    async stop() {
      stopped = true;
      clearTimeout(wake);
      unlisten();
      await running;
    },
  };
}

/** Fires what is due; tells whether there may be more. */
async function fireDue(spine: Spine): Promise<boolean> {
  const due = await spine.store.query<DueTimer>(
    `select case_key, key from timers where due <= $1::timestamptz order by due limit ${PAGE}`,
    [spine.now().toISOString()],
  );
  await Promise.allSettled(
    due.map(({ case_key, key }) =>
      spine.submit({
        kind: CASE,
        subject: case_key,
        command: { type: 'fireTimer', timer: key },
        actor: TIMER,
      }),
    ),
  );
  return due.length === PAGE;
}

function earliest(events: readonly RecordedEvent[]): number | undefined {
  let first: number | undefined;
  for (const { type, data } of events) {
    if (type !== 'timer.started') continue;
    const due = Date.parse((data as { due: string }).due);
    if (first === undefined || due < first) first = due;
  }
  return first;
}
