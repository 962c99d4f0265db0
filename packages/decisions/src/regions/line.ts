import { compare, type FeelValue } from '@throughline/feel';
import { exampleIn } from './example.ts';
import type { LineKind } from './region-kind.ts';
import { isStepwise, stepDown, stepUp } from './step.ts';

/**
 * The values between two ends; without an end, all values on that side. Where values lie side by side, as days do,
 * both ends are included.
 */
export interface Interval {
  readonly low?: End;
  readonly high?: End;
}

export interface End {
  readonly value: FeelValue;
  readonly included: boolean;
}

/** Values in an order: intervals that neither meet nor touch, in ascending order. */
export interface Line {
  readonly kind: LineKind;
  readonly intervals: readonly Interval[];
}

/** The values between two ends as they were written; nothing where the ends leave none. */
export function line(kind: LineKind, interval: Interval): Line {
  const settled = settle(kind, interval);
  return { kind, intervals: settled === undefined ? [] : [settled] };
}

export function lineContains({ intervals }: Line, value: FeelValue): boolean {
  return intervals.some(
    ({ low, high }) =>
      (low === undefined || isAbove(value, low)) && (high === undefined || isBelow(value, high)),
  );
}

export function uniteLines(lines: readonly Line[]): Line {
  const { kind } = lines[0] as Line;
  const sorted = lines.flatMap(({ intervals }) => intervals).sort((a, b) => compareLows(a.low, b.low));
  const united: Interval[] = [];
  for (const next of sorted) {
    const last = united.at(-1);
    if (last === undefined || !touches(kind, last.high, next.low)) united.push(next);
    else united[united.length - 1] = between(last.low, greater(last.high, next.high));
  }
  return { kind, intervals: united };
}

export function intersectLines(a: Line, b: Line): Line {
  const { kind } = a;
  const met: Interval[] = [];
  let left = 0;
  let right = 0;
  while (left < a.intervals.length && right < b.intervals.length) {
    const one = a.intervals[left] as Interval;
    const other = b.intervals[right] as Interval;
    const low = compareLows(one.low, other.low) < 0 ? other.low : one.low;
    const oneEndsFirst = compareHighs(one.high, other.high) < 0;
    const common = settle(kind, between(low, oneEndsFirst ? one.high : other.high));
    if (common !== undefined) met.push(common);
    if (oneEndsFirst) left++;
    else right++;
  }
  return { kind, intervals: met };
}

export function complementLine({ kind, intervals }: Line): Line {
  const rest: Interval[] = [];
  let low: End | undefined;
  for (const interval of intervals) {
    if (interval.low !== undefined) add(kind, rest, between(low, turned(interval.low)));
    if (interval.high === undefined) return { kind, intervals: rest };
    low = turned(interval.high);
  }
  add(kind, rest, between(low, undefined));
  return { kind, intervals: rest };
}

export function exampleOnLine({ kind, intervals }: Line): FeelValue | undefined {
  const examples = intervals.flatMap((interval) => exampleIn(kind, interval) ?? []);
  return examples.find(({ easy }) => easy)?.value ?? examples[0]?.value;
}

/** Orders the ends where intervals begin. */
export function compareLows(a: End | undefined, b: End | undefined): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? -1 : 1;
  return order(a.value, b.value) || Number(b.included) - Number(a.included);
}

function compareHighs(a: End | undefined, b: End | undefined): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? 1 : -1;
  return order(a.value, b.value) || Number(a.included) - Number(b.included);
}

function add(kind: LineKind, intervals: Interval[], interval: Interval): void {
  const settled = settle(kind, interval);
  if (settled !== undefined) intervals.push(settled);
}

/** Undefined when no value lies between the ends. */
function settle(kind: LineKind, interval: Interval): Interval | undefined {
  const closed = isStepwise(kind) ? close(kind, interval) : interval;
  if (closed === undefined) return undefined;
  const { low, high } = closed;
  if (low === undefined || high === undefined) return closed;
  const apart = order(low.value, high.value);
  return apart < 0 || (apart === 0 && low.included && high.included) ? closed : undefined;
}

/** Moves excluded ends to the next value; undefined where there is none. */
function close(kind: LineKind, { low, high }: Interval): Interval | undefined {
  const first = low === undefined || low.included ? low : included(stepUp(kind, low.value));
  const last = high === undefined || high.included ? high : included(stepDown(kind, high.value));
  if (first === null || last === null) return undefined;
  // An end beyond which nothing lies is no end.
  const open = first !== undefined && stepDown(kind, first.value) === null;
  const endless = last !== undefined && stepUp(kind, last.value) === null;
  return between(open ? undefined : first, endless ? undefined : last);
}

function included(value: FeelValue): End | null {
  return value === null ? null : { value, included: true };
}

/** Whether nothing lies between an interval that ends at `high` and one that begins at `low`. */
function touches(kind: LineKind, high: End | undefined, low: End | undefined): boolean {
  if (high === undefined || low === undefined) return true;
  const apart = order(high.value, low.value);
  if (apart > 0 || (apart === 0 && (high.included || low.included))) return true;
  if (!isStepwise(kind)) return false;
  const next = stepUp(kind, high.value);
  return next !== null && order(next, low.value) >= 0;
}

function between(low: End | undefined, high: End | undefined): Interval {
  return { ...(low && { low }), ...(high && { high }) };
}

function turned({ value, included }: End): End {
  return { value, included: !included };
}

function greater(a: End | undefined, b: End | undefined): End | undefined {
  return compareHighs(a, b) < 0 ? b : a;
}

function isAbove(value: FeelValue, low: End): boolean {
  const apart = order(value, low.value);
  return apart > 0 || (apart === 0 && low.included);
}

function isBelow(value: FeelValue, high: End): boolean {
  const apart = order(value, high.value);
  return apart < 0 || (apart === 0 && high.included);
}

/** Values of one kind are always ordered. */
function order(a: FeelValue, b: FeelValue): number {
  return compare(a, b) as number;
}
