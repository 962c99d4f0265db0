import type { Moment } from '../json.ts';
import type { Duration } from './duration.ts';
import { zonedMilliseconds } from './zoned-moment.ts';

const form = /^\d{4,6}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$/;

/** A date or date and time as a moment; without an offset or zone it is UTC. Undefined when it is none. */
export function parseMoment(text: string): Moment | undefined {
  const trimmed = text.trim();
  if (trimmed.includes('@')) return fromMilliseconds(zonedMilliseconds(trimmed) ?? Number.NaN);
  if (!form.test(trimmed)) return undefined;
  const zoned = /T.*(Z|[+-]\d\d:\d\d)$/.test(trimmed) || !trimmed.includes('T') ? trimmed : `${trimmed}Z`;
  return fromMilliseconds(Date.parse(zoned));
}

/**
 * The moment after a duration, by the UTC calendar: a month after 31 January is the last day of February.
 * Undefined when it lies outside the years a moment can tell.
 */
export function addDuration(moment: Moment, duration: Duration): Moment | undefined {
  const start = Date.parse(moment);
  return fromMilliseconds(addMonths(start, duration.months) + duration.milliseconds);
}

function addMonths(start: number, months: number): number {
  if (months === 0) return start;
  const date = new Date(start);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  return date.setUTCDate(Math.min(day, last));
}

function fromMilliseconds(milliseconds: number): Moment | undefined {
  const latest = Date.UTC(9999, 11, 31, 23, 59, 59, 999);
  if (!(Math.abs(milliseconds) <= latest)) return undefined;
  return new Date(milliseconds).toISOString();
}
