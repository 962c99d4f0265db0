import { civilFromDays, daysFromCivil, daysInMonth, weekdayOf } from './calendar.ts';
import { zoneNames, zoneRules } from './zone-rules.ts';

/**
 * Offsets of IANA zones from rules bundled with this package, so that a replay gives the same answer on every host.
 */

interface Zone {
  /** Moments (seconds since the epoch) at which the offset changes, ascending. */
  readonly moments: readonly number[];
  /** Offsets in seconds: before the first moment, then from each moment on; one longer than `moments`. */
  readonly offsets: readonly number[];
  readonly later: YearlyRule;
}

/** What holds after the last moment: a standard offset and perhaps a yearly summer time. */
interface YearlyRule {
  readonly standard: number;
  readonly summer?: { readonly offset: number; readonly starts: YearlyMoment; readonly ends: YearlyMoment };
}

/** `week` 5 is the last; `weekday` 0 is Sunday; `seconds` after midnight of the wall clock, may leave the day. */
interface YearlyMoment {
  readonly month: number;
  readonly week: number;
  readonly weekday: number;
  readonly seconds: number;
}

const day = 86_400;
let index: Map<string, number> | undefined;
let rules: readonly string[] = [];
const loaded = new Map<string, Zone>();

export function isZone(name: string): boolean {
  return zoneOf(name) !== undefined;
}

/** Seconds east of UTC at a moment in UTC; 0 for a zone that does not exist. */
export function zoneOffset(name: string, moment: number): number {
  const zone = zoneOf(name);
  return zone === undefined ? 0 : offsetAt(zone, moment);
}

/**
 * Seconds east of UTC for a wall clock. Where the clock is put back the earlier of the two moments is meant, where
 * it is put forward the offset before the gap.
 */
export function localZoneOffset(name: string, wall: number): number {
  const zone = zoneOf(name);
  if (zone === undefined) return 0;
  const before = offsetAt(zone, wall - day);
  if (offsetAt(zone, wall - before) === before) return before;
  const after = offsetAt(zone, wall + day);
  return offsetAt(zone, wall - after) === after ? after : before;
}

function zoneOf(name: string): Zone | undefined {
  const known = loaded.get(name);
  if (known !== undefined) return known;
  if (index === undefined) {
    index = new Map(
      zoneNames
        .split(',')
        .map((entry) => entry.split(' ') as [string, string])
        .map(([id, at]) => [id, parseInt(at, 36)]),
    );
    rules = zoneRules.split('|');
  }
  const at = index.get(name);
  if (at === undefined) return undefined;
  const zone = decode(rules[at] as string);
  loaded.set(name, zone);
  return zone;
}

function offsetAt(zone: Zone, moment: number): number {
  const { moments, offsets } = zone;
  const last = moments[moments.length - 1];
  if (last === undefined || moment >= last) return laterOffset(zone.later, moment);
  let low = 0;
  let high = moments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((moments[middle] as number) <= moment) low = middle + 1;
    else high = middle;
  }
  return offsets[low] as number;
}

function laterOffset(rule: YearlyRule, moment: number): number {
  if (rule.summer === undefined) return rule.standard;
  const { offset, starts, ends } = rule.summer;
  const year = civilFromDays(Math.floor((moment + rule.standard) / day)).year;
  const start = yearlyMoment(starts, year) - rule.standard;
  const end = yearlyMoment(ends, year) - offset;
  const summer = start < end ? moment >= start && moment < end : moment >= start || moment < end;
  return summer ? offset : rule.standard;
}

/** The wall clock's seconds since the epoch. */
function yearlyMoment(rule: YearlyMoment, year: number): number {
  const first = daysFromCivil(year, rule.month, 1);
  const ahead = (rule.weekday - (weekdayOf(first) % 7) + 7) % 7;
  const length = daysInMonth(year, rule.month);
  let dayOfMonth = 1 + ahead + (rule.week - 1) * 7;
  while (dayOfMonth > length) dayOfMonth -= 7;
  return (first + dayOfMonth - 1) * day + rule.seconds;
}

function decode(text: string): Zone {
  const [offsetTexts, steps, footer] = text.split(';') as [string, string, string];
  const all = offsetTexts.split(' ').map((offset) => parseInt(offset, 36));
  const moments: number[] = [];
  const offsets = [all[0] as number];
  let moment = 0;
  for (const step of steps === '' ? [] : steps.split(' ')) {
    moment += parseInt(step.slice(0, -1), 36);
    moments.push(moment);
    offsets.push(all[parseInt(step.slice(-1), 36)] as number);
  }
  return { moments, offsets, later: decodeFooter(footer) };
}

const footerForm =
  /^(?:<[^>]+>|[A-Za-z]+)([-+\d:]+)(?:(?:<[^>]+>|[A-Za-z]+)([-+\d:]*),M(\d+)\.(\d)\.(\d)(?:\/([-+\d:]+))?,M(\d+)\.(\d)\.(\d)(?:\/([-+\d:]+))?)?$/;

/** POSIX TZ, in which offsets count westwards: `CET-1CEST,M3.5.0,M10.5.0/3`. */
function decodeFooter(footer: string): YearlyRule {
  const parts = footerForm.exec(footer);
  if (parts === null) return { standard: 0 };
  const standard = -clock(parts[1] as string) + 0;
  if (parts[3] === undefined) return { standard };
  const offset = parts[2] ? -clock(parts[2]) + 0 : standard + 3600;
  const yearly = (at: number): YearlyMoment => ({
    month: Number(parts[at]),
    week: Number(parts[at + 1]),
    weekday: Number(parts[at + 2]),
    seconds: clock(parts[at + 3] ?? '2'),
  });
  return { standard, summer: { offset, starts: yearly(3), ends: yearly(7) } };
}

/** Seconds of `[+-]h[:m[:s]]`. */
function clock(text: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = text.replace(/^[-+]/, '').split(':').map(Number);
  return (text.startsWith('-') ? -1 : 1) * (hours * 3600 + minutes * 60 + seconds);
}
