import {
  compare,
  compileExpression,
  type FeelValue,
  parseDate,
  parseDateTime,
  parseDuration,
  parseTime,
} from '@throughline/feel';
import type { End, Interval } from './line.ts';
import type { LineKind } from './region-kind.ts';

/** A value between two ends. `easy` when there is nothing odd about it: a whole number, an end that is included. */
interface Example {
  readonly value: FeelValue;
  readonly easy: boolean;
}

/** A value of an interval that is easy to read; undefined when none can be written in 34 digits. */
export function exampleIn(kind: LineKind, interval: Interval): Example | undefined {
  if (kind === 'number') return numberIn(interval);
  const { low, high } = interval;
  if (low !== undefined || high !== undefined) {
    return { value: (low ?? high)?.value ?? null, easy: low !== undefined };
  }
  return { value: usual(kind), easy: true };
}

function usual(kind: Exclude<LineKind, 'number'>): FeelValue {
  switch (kind) {
    case 'date':
      return parseDate('2026-01-01');
    case 'time':
      return parseTime('12:00:00');
    case 'time with offset':
      return parseTime('12:00:00Z');
    case 'date and time':
      return parseDateTime('2026-01-01T12:00:00');
    case 'date and time with offset':
      return parseDateTime('2026-01-01T12:00:00Z');
    case 'days and time duration':
      return parseDuration('P1D');
    case 'years and months duration':
      return parseDuration('P1Y');
  }
}

function numberIn({ low, high }: Interval): Example | undefined {
  if (low === undefined) {
    if (high === undefined || isBelow(0, high)) return { value: 0, easy: true };
    return { value: high.included ? high.value : wholeBelow({ value: high.value }), easy: false };
  }
  if (low.included) return { value: low.value, easy: true };
  const next = wholeAbove({ value: low.value });
  if (high === undefined || isBelow(next, high)) return { value: next, easy: true };
  if (high.included) return { value: high.value, easy: true };
  const value = middle(low.value, high.value);
  return value === undefined ? undefined : { value, easy: false };
}

function isBelow(value: FeelValue, end: End): boolean {
  const apart = compare(value, end.value) as number;
  return apart < 0 || (apart === 0 && end.included);
}

/** A number near the middle with as few decimals as possible. */
function middle(low: FeelValue, high: FeelValue): FeelValue | undefined {
  for (let decimals = 0; decimals <= mostDecimals; decimals++) {
    const rounded = rounding({ low, high, decimals });
    if ((compare(rounded, low) as number) > 0 && (compare(rounded, high) as number) < 0) return rounded;
  }
  return undefined;
}

const mostDecimals = 6176;

/** FEEL's own arithmetic, since doubles are not exact. */
const wholeAbove = formula('floor(value) + 1', ['value']);
const wholeBelow = formula('ceiling(value) - 1', ['value']);
const rounding = formula('decimal((low + high) / 2, decimals)', ['low', 'high', 'decimals']);

function formula(source: string, names: readonly string[]) {
  const compiled = compileExpression(source, { names });
  if (!compiled.ok) throw new Error(source);
  return (values: Readonly<Record<string, FeelValue>>): FeelValue =>
    compiled.expression.evaluate(values).value;
}
