import type { FeelValue } from '@throughline/feel';
import { type Interval, line } from './line.ts';
import { complement, everyValue, noValue, type Region, withNull } from './region.ts';
import { isPointKind, type RegionKind, regionKindOf } from './region-kind.ts';

/** Where a test is true and where it is false; elsewhere FEEL gives no answer. The second is seldom asked for. */
export interface Truth {
  readonly yes: Region;
  readonly no: () => Region;
}

/** True in a region and false everywhere else, null included. */
export function outside(region: Region): Truth {
  return { yes: region, no: () => complement(region) };
}

/** `= value`. Values of different kinds cannot be compared; null equals null alone, and may be compared with all. */
export function equalTo(value: FeelValue, kind: RegionKind): Truth | undefined {
  if (value === null) return outside(withNull(noValue(kind), true));
  const own = regionKindOf(value);
  if (own === undefined) return undefined;
  const none = noValue(kind);
  if (own !== kind) return { yes: none, no: () => withNull(none, true) };
  if (isPointKind(kind)) return outside({ kind, points: [value], others: false, null: false });
  const end = { value, included: true };
  return outside({ ...line(kind, { low: end, high: end }), null: false });
}

/** Between two ends of one kind. Nothing can be said of null and of values of another kind. */
export function within(kind: RegionKind, interval: Interval): Truth | undefined {
  const value = (interval.low ?? interval.high)?.value ?? null;
  const own = regionKindOf(value);
  // Texts have an order, too, but are only told apart here.
  if (own === 'string') return undefined;
  const none = noValue(kind);
  if (own !== kind || isPointKind(kind)) return { yes: none, no: () => none };
  const yes: Region = { ...line(kind, interval), null: false };
  return { yes, no: () => withNull(complement(yes), false) };
}

/** Everything, or nothing, but null is not in it. */
export function always(value: boolean, kind: RegionKind): Truth {
  const every = everyValue(kind);
  const none = noValue(kind);
  return value
    ? { yes: every, no: () => withNull(none, true) }
    : { yes: none, no: () => withNull(every, true) };
}
