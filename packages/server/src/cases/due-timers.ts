import type { RecordedEvent, Spine } from '../spine/spine.ts';
import { CASE } from './case-type.ts';

const PAGE = 200;
/** Other nodes' timers, and clocks that were set, are noticed at the latest after this. */
const LOOK_AGAIN_MS = 1_000;
/** A timer that cannot be fired is left alone for so long, so that those behind it get their turn. */
const REST_MS = 30_000;
/** Actor of what a moment brought about. */
export const TIMER = 'timer';

interface DueTimer {
  readonly case_key: string;
  readonly key: string;
}

/** Keys of timers that could not be fired, and when they are tried again. */
type Resting = Map<string, number>;

/**
 * Turns time into commands: looks for timers that are due and fires them. Two nodes may see the same timer; the
 * second one's command is refused, because the case does not wait for it any more. `failed` hears of every error.
 */
export function runDueTimers(spine: Spine, failed: (error: unknown) => void): { stop(): Promise<void> } {
  let stopped = false;
  let wake: NodeJS.Timeout | undefined;
  /** When the next look is, in milliseconds. */
  let next = Number.POSITIVE_INFINITY;
  let again = false;
  let running: Promise<void> | undefined;
  const resting: Resting = new Map();

  const note = (error: unknown): false => {
    if (!stopped) failed(error);
    return false;
  };
  /** Brings the next look forward, never back: else a stream of new timers would keep the old ones waiting. */
  const lookIn = (delay: number): void => {
    const at = performance.now() + delay;
    if (stopped || at >= next) return;
    next = at;
    clearTimeout(wake);
    wake = setTimeout(look, delay);
  };
  const look = (): void => {
    next = Number.POSITIVE_INFINITY;
    // A look under way has read the timers already: what became due since is for the next one.
    again = running !== undefined;
    running ??= fireDue(spine, resting, note)
      .catch(note)
      .then((more) => {
        running = undefined;
        lookIn(more || again ? 0 : LOOK_AGAIN_MS);
      });
  };
  const unlisten = spine.onCommit((events) => {
    const due = earliest(events);
    const delay = due === undefined ? LOOK_AGAIN_MS : due - spine.now().getTime();
    if (delay < LOOK_AGAIN_MS) lookIn(Math.max(0, delay));
  });
  lookIn(0);
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
async function fireDue(spine: Spine, resting: Resting, failed: (error: unknown) => void): Promise<boolean> {
  const now = spine.now();
  for (const [key, until] of resting) if (until <= now.getTime()) resting.delete(key);
  const due = await spine.store.query<DueTimer>(
    `select case_key, key from timers
     where due <= $1::timestamptz and key <> all($2::int8[]) order by due limit ${PAGE}`,
    [now.toISOString(), [...resting.keys()]],
  );
  await Promise.all(
    due.map(({ case_key, key }) =>
      spine
        .submit({ kind: CASE, subject: case_key, command: { type: 'fireTimer', timer: key }, actor: TIMER })
        .catch((error: unknown) => {
          resting.set(key, now.getTime() + REST_MS);
          failed(error);
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
