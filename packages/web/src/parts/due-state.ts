import { remaining } from '../format/duration.ts';

export interface DueState {
  readonly state: 'ok' | 'due' | 'miss';
  /** "43 m" left, or "25 m over". */
  readonly words: string;
  /** Share of the time that is gone, 0 to 1. */
  readonly used: number;
}

/** Under a quarter left, or under two hours, is worth a look; past is missed. */
export function dueState(since: string, due: string, now: Date): DueState {
  const end = Date.parse(due);
  const left = end - now.getTime();
  if (left < 0) return { state: 'miss', words: `${remaining(left)} over`, used: 1 };
  const whole = Math.max(1, end - Date.parse(since));
  const used = Math.min(1, Math.max(0, 1 - left / whole));
  return { state: used > 0.75 || left < SOON ? 'due' : 'ok', words: remaining(left), used };
}

const SOON = 2 * 3_600_000;
