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

/** The years that four digits tell; year 0 is left out, no calendar of a database has it. */
const earliest = Date.parse('0001-01-01T00:00:00.000Z');
const latest = Date.parse('9999-12-31T23:59:59.999Z');

function fromMilliseconds(milliseconds: number): Moment | undefined {
  if (!(milliseconds >= earliest && milliseconds <= latest)) return undefined;
  return new Date(milliseconds).toISOString();
}
