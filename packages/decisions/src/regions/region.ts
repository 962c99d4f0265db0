import type { FeelValue } from '@throughline/feel';
import {
  complementLine,
  exampleOnLine,
  intersectLines,
  type Line,
  lineContains,
  uniteLines,
} from './line.ts';
import {
  complementPoints,
  examplePoint,
  intersectPoints,
  type Points,
  pointsContain,
  unitePoints,
} from './points.ts';
import { isPointKind, type RegionKind, regionKindOf } from './region-kind.ts';

/**
 * An exact set of FEEL values of one kind, and whether null is in it. Values of other kinds are never in it: a table
 * whose input may be of several kinds needs a region for each.
 */
export type Region = (Line | Points) & { readonly null: boolean };

/** All values of a kind, without null. */
export function everyValue(kind: RegionKind): Region {
  return isPointKind(kind)
    ? { ...complementPoints({ kind, points: [], others: false }), null: false }
    : { kind, intervals: [{}], null: false };
}

/** No value of a kind. */
export function noValue(kind: RegionKind): Region {
  return isPointKind(kind)
    ? { kind, points: [], others: false, null: false }
    : { kind, intervals: [], null: false };
}

export function withNull(region: Region, isIn: boolean): Region {
  return region.null === isIn ? region : { ...region, null: isIn };
}

export function intersect(a: Region, b: Region): Region {
  const isNull = a.null && b.null;
  if ('points' in a && 'points' in b) return { ...intersectPoints(a, b), null: isNull };
  if ('intervals' in a && 'intervals' in b) return { ...intersectLines(a, b), null: isNull };
  throw new TypeError(`A region of ${a.kind} was to meet one of ${b.kind}.`);
}

/** The union; `regions` are of one kind and at least one. */
export function unite(regions: readonly Region[]): Region {
  const isNull = regions.some((region) => region.null);
  const [first] = regions;
  if (first !== undefined && 'points' in first) {
    return { ...unitePoints(regions as readonly Points[]), null: isNull };
  }
  return { ...uniteLines(regions as readonly Line[]), null: isNull };
}

/** The values of the kind that are not in the region, and null if it was not. */
export function complement(region: Region): Region {
  const rest = 'points' in region ? complementPoints(region) : complementLine(region);
  return { ...rest, null: !region.null };
}

export function isEmpty(region: Region): boolean {
  if (region.null) return false;
  return 'points' in region ? region.points.length === 0 && !region.others : region.intervals.length === 0;
}

export function contains(region: Region, value: FeelValue): boolean {
  if (value === null) return region.null;
  if (regionKindOf(value) !== region.kind) return false;
  return 'points' in region ? pointsContain(region, value) : lineContains(region, value);
}

/** A value of the region that is easy to read, null only where there is no other; undefined when it is empty. */
export function exampleOf(region: Region): FeelValue | undefined {
  const value = 'points' in region ? examplePoint(region) : exampleOnLine(region);
  return value ?? (region.null ? null : undefined);
}
