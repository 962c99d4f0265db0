import { compareLows, type End, type Interval, type Line, line } from '../regions/line.ts';
import type { Points } from '../regions/points.ts';
import { intersect, noValue, type Region, unite, withNull } from '../regions/region.ts';
import type { LineKind } from '../regions/region-kind.ts';
import { isStepwise, stepUp } from '../regions/step.ts';
import { append, intersectRuns, type Run, type Runs } from './runs.ts';

/**
 * What one input of a table may be, cut into classes in such a way that each cell takes a class whole or not at all.
 */
export interface Axis {
  readonly classes: readonly Region[];
  /** The classes of a region that is made of the regions the axis was cut by. */
  runsOf(region: Region): Runs;
}

/** Cuts a domain at the ends of the regions, which are of its kind. */
export function makeAxis(domain: Region, regions: readonly Region[]): Axis {
  const all = [domain, ...regions];
  const whole = 'points' in domain ? pointAxis(domain, all as Points[]) : lineAxis(domain, all as Line[]);
  const nowhere = noValue(domain.kind);
  const kept: number[] = [];
  const before: number[] = [0];
  const inDomain = whole.runsOf(domain);
  whole.classes.forEach((_, at) => {
    if (inDomain.some(([from, end]) => at >= from && at < end)) kept.push(at);
    before.push(kept.length);
  });
  const classes = kept.map((at) => whole.classes[at] as Region);
  const nullClass = classes.length;
  if (domain.null) classes.push(withNull(nowhere, true));
  return {
    classes,
    runsOf(region) {
      const runs: Run[] = [];
      for (const [from, end] of intersectRuns(whole.runsOf(region), inDomain)) {
        append(runs, before[from] as number, before[end] as number);
      }
      if (domain.null && region.null) append(runs, nullClass, nullClass + 1);
      return runs;
    },
  };
}

/** All classes of an axis. */
export function wholeAxis({ classes }: Axis): Runs {
  return classes.length === 0 ? [] : [[0, classes.length]];
}

/** The values of some classes. */
export function regionOfRuns(axis: Axis, runs: Runs, domain: Region): Region {
  const taken = runs.flatMap(([from, end]) => axis.classes.slice(from, end));
  return taken.length === 0 ? noValue(domain.kind) : intersect(unite(taken), domain);
}

interface Cut {
  readonly classes: readonly Region[];
  runsOf(region: Region): Runs;
}

/** A class for each value that is named, and one for all others. */
function pointAxis({ kind }: Points, all: readonly Points[]): Cut {
  const points = [...new Set(all.flatMap((region) => region.points))];
  const index = new Map(points.map((point, at) => [point, at]));
  const others = all.some((region) => region.others);
  const classes: Region[] = points.map((point) => ({ kind, points: [point], others: false, null: false }));
  if (others) classes.push({ kind, points, others: true, null: false });
  return {
    classes,
    runsOf(region) {
      const { points: named, others: rest } = region as Points;
      const listed = named.map((point) => index.get(point) as number).sort((a, b) => a - b);
      const runs: Run[] = [];
      if (!rest) {
        for (const at of listed) append(runs, at, at + 1);
        return runs;
      }
      let from = 0;
      for (const at of [...listed, classes.length]) {
        if (at > from) append(runs, from, at);
        from = at + 1;
      }
      return runs;
    },
  };
}

/** A class for what lies between one end and the next. A cut is written as the end where the class after it begins. */
function lineAxis({ kind }: Line, all: readonly Line[]): Cut {
  const cuts = uniqueCuts(all.flatMap(({ intervals }) => intervals.flatMap((one) => cutsOf(kind, one))));
  const classes = Array.from({ length: cuts.length + 1 }, (_, at): Region => {
    const low = cuts[at - 1];
    const next = cuts[at];
    const high = next && { value: next.value, included: !next.included };
    return { ...line(kind, { ...(low && { low }), ...(high && { high }) }), null: false };
  });
  return {
    classes,
    runsOf: (region) =>
      (region as Line).intervals.map(({ low, high }): Run => {
        const from = low === undefined ? 0 : place(cuts, low) + 1;
        return [from, high === undefined ? classes.length : place(cuts, cutAfter(kind, high)) + 1];
      }),
  };
}

function cutsOf(kind: LineKind, { low, high }: Interval): readonly End[] {
  return [...(low === undefined ? [] : [low]), ...(high === undefined ? [] : [cutAfter(kind, high)])];
}

function cutAfter(kind: LineKind, { value, included }: End): End {
  return isStepwise(kind) ? { value: stepUp(kind, value), included: true } : { value, included: !included };
}

function uniqueCuts(cuts: readonly End[]): readonly End[] {
  const sorted = [...cuts].sort(compareLows);
  return sorted.filter((cut, at) => at === 0 || compareLows(sorted[at - 1], cut) !== 0);
}

/** Where a cut stands among all; it must be one of them. */
function place(cuts: readonly End[], cut: End): number {
  let low = 0;
  let high = cuts.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareLows(cuts[middle], cut) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
