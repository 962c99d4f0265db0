import type { Moment } from '../json.ts';
import { parseDuration } from './duration.ts';
import { addDuration, parseMoment } from './moment.ts';

export type TimerKind = 'date' | 'duration' | 'cycle';

/** When a timer falls due first, and how it goes on. */
export interface Due {
  readonly due: Moment;
  /** Left repetitions after the first; -1 without end. */
  readonly repeat?: number;
  readonly interval?: string;
}

/** Reads `2026-11-20T09:00:00Z`, `PT10M`, `R3/PT10M`, `R/2026-11-20T09:00:00Z/P1D`; undefined when it is none. */
export function dueOf(kind: TimerKind, text: string, now: Moment): Due | undefined {
  if (kind === 'cycle') return cycleOf(text, now);
  const due = kind === 'date' ? parseMoment(text) : after(text, now);
  return due === undefined ? undefined : { due };
}

/** The next repetition, counted from the last due moment so that a late timer does not shift the others. */
export function repeatOf(last: Due): Due | undefined {
  if (last.interval === undefined || last.repeat === undefined || last.repeat === 0) return undefined;
  const due = after(last.interval, last.due);
  if (due === undefined) return undefined;
  return { due, repeat: last.repeat < 0 ? -1 : last.repeat - 1, interval: last.interval };
}

function cycleOf(text: string, now: Moment): Due | undefined {
  const [repetitions = '', ...rest] = text.trim().split('/');
  const match = /^R(\d*)$/.exec(repetitions);
  const interval = rest.at(-1) ?? '';
  const start = rest.length === 2 ? parseMoment(rest[0] ?? '') : undefined;
  if (match === null || rest.length === 0 || rest.length > 2 || (rest.length === 2 && start === undefined))
    return undefined;
  if (!isPositive(interval)) return undefined;
  const due = start ?? after(interval, now);
  const times = match[1] === '' ? -1 : Number(match[1]);
  if (due === undefined || times === 0) return undefined;
  return { due, repeat: times < 0 ? -1 : times - 1, interval };
}

/** A cycle without length would fire for ever at once. */
function isPositive(text: string): boolean {
  const duration = parseDuration(text);
  return duration !== undefined && duration.months >= 0 && duration.milliseconds + duration.months > 0;
}

function after(text: string, start: Moment): Moment | undefined {
  const duration = parseDuration(text);
  return duration === undefined ? undefined : addDuration(start, duration);
}
