import { addValues, compare, type FeelValue, parseDuration, parseTime } from '@throughline/feel';
import type { LineKind } from './region-kind.ts';

/** How far a value is from the next of its kind; times are told apart by the second, as FEEL compares them. */
const steps: Readonly<Partial<Record<LineKind, string>>> = {
  date: 'P1D',
  time: 'PT1S',
  'time with offset': 'PT1S',
  'date and time': 'PT1S',
  'date and time with offset': 'PT1S',
  'days and time duration': 'PT0.000000001S',
  'years and months duration': 'P1M',
};

/** Whether values of a kind lie side by side, as days do; between two numbers there is always another. */
export function isStepwise(kind: LineKind): boolean {
  return kind !== 'number';
}

/** The next value of a stepwise kind; null after the last. */
export function stepUp(kind: LineKind, value: FeelValue): FeelValue {
  return step(kind, value, parseDuration(steps[kind] as string), 1);
}

/** The value before; null before the first. */
export function stepDown(kind: LineKind, value: FeelValue): FeelValue {
  return step(kind, value, parseDuration(`-${steps[kind]}`), -1);
}

function step(kind: LineKind, value: FeelValue, by: FeelValue, direction: 1 | -1): FeelValue {
  const next = addValues(value, by) ?? null;
  if (next === null || (kind !== 'time' && kind !== 'time with offset')) return next;
  // Times go round the clock: what comes after the last is the first.
  const goesOn = (compare(next, value) as number) * direction > 0;
  if (goesOn) return next;
  return kind === 'time' ? null : beyondMidnight(value, direction);
}

/** What lies beyond the last second of a day at one offset is a moment of the same day at another. */
function beyondMidnight(value: FeelValue, direction: 1 | -1): FeelValue {
  const { offset } = value as { readonly offset: number };
  const farther = direction > 0 ? Math.max(offset - 3600, -farthest) : Math.min(offset + 3600, farthest);
  if (farther === offset) return null;
  const second = direction > 0 ? 86_400 - offset + farther : farther - offset - 1;
  return parseTime(`${clock(second)}${farther < 0 ? '-' : '+'}${clock(Math.abs(farther))}`);
}

/** Offsets reach 18 hours either way. */
const farthest = 18 * 3600;

function clock(seconds: number): string {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}
