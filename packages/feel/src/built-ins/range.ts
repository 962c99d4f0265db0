import { compare } from '../values/compare.ts';
import { FeelRange } from '../values/range.ts';
import type { FeelValue } from '../values/value.ts';
import { type BuiltIn, builtIn, type Call, form, type Parameter, range, text } from './built-in.ts';
import { parseRange } from './range-text.ts';

/** The relations between points and ranges of DMN 1.5, 10.3.4.9 (Allen's interval algebra). */
export const rangeBuiltIns: readonly BuiltIn[] = [
  ...[
    relation('before', ['point', 'range'], ['point', 'range'], (a, b) => isBefore(a, b)),
    relation('after', ['point', 'range'], ['point', 'range'], (a, b) => isBefore(b, a)),
    relation('meets', ['range'], ['range'], (a, b) => meets(a, b)),
    relation('met by', ['range'], ['range'], (a, b) => meets(b, a)),
    relation('overlaps', ['range'], ['range'], overlaps),
    relation('overlaps before', ['range'], ['range'], (a, b) => overlapsBefore(a, b)),
    relation('overlaps after', ['range'], ['range'], (a, b) => overlapsBefore(b, a)),
    relation('finishes', ['point', 'range'], ['range'], finishes),
    relation('finished by', ['range'], ['point', 'range'], (a, b) => finishes(b, a)),
    relation('includes', ['range'], ['point', 'range'], (a, b) => includes(a, b)),
    relation('during', ['point', 'range'], ['range'], (a, b) => includes(b, a)),
    relation('starts', ['point', 'range'], ['range'], starts),
    relation('started by', ['range'], ['point', 'range'], (a, b) => starts(b, a)),
    relation('coincides', ['point', 'range'], ['point', 'range'], coincides),
  ],
  builtIn(
    'range',
    form(
      [text('from')],
      ([from], call) => parseRange(from) ?? call.fail(`'${from}' is no range.`, 'Write it as in [1..5).'),
    ),
  ),
];

type Side = 'point' | 'range';

/** A point is taken as a range from itself to itself. */
function relation(
  name: string,
  left: readonly Side[],
  right: readonly Side[],
  holds: (a: FeelRange, b: FeelRange) => boolean,
): BuiltIn {
  const forms = left.flatMap((first) =>
    right.map((second) =>
      form([side(first, second, 1), side(second, first, 2)], ([a, b], call) => decide(a, b, holds, call)),
    ),
  );
  return builtIn(name, ...forms);
}

/** The parameters' names follow the standard: `point`, `range`, or numbered where both are alike. */
function side(own: Side, other: Side, at: number): Parameter<FeelRange, never> {
  const name = own === other ? `${own}${at}` : own;
  if (own === 'range') return range(name);
  return { name, expected: 'a value with an order', accept: point };
}

function point(value: FeelValue): FeelRange | undefined {
  if (value instanceof FeelRange) return value;
  return compare(value, value) === undefined ? undefined : new FeelRange(value, true, value, true);
}

class NotComparable extends Error {}

function decide(
  a: FeelRange,
  b: FeelRange,
  holds: (a: FeelRange, b: FeelRange) => boolean,
  call: Call,
): boolean | null {
  try {
    return holds(a, b);
  } catch (reason) {
    if (reason instanceof NotComparable) return call.fail('The two values have no order between them.');
    throw reason;
  }
}

function order(a: FeelValue, b: FeelValue): number {
  const result = compare(a, b);
  if (result === undefined) throw new NotComparable();
  return result;
}

function isBefore(a: FeelRange, b: FeelRange): boolean {
  const gap = order(a.end, b.start);
  return gap < 0 || (gap === 0 && (!a.endIncluded || !b.startIncluded));
}

function meets(a: FeelRange, b: FeelRange): boolean {
  return a.endIncluded && b.startIncluded && order(a.end, b.start) === 0;
}

function overlaps(a: FeelRange, b: FeelRange): boolean {
  return !isBefore(a, b) && !isBefore(b, a);
}

/** a begins before b and ends inside it. */
function overlapsBefore(a: FeelRange, b: FeelRange): boolean {
  return overlaps(a, b) && startsEarlier(a, b) && endsEarlier(a, b);
}

function startsEarlier(a: FeelRange, b: FeelRange): boolean {
  const gap = order(a.start, b.start);
  return gap < 0 || (gap === 0 && a.startIncluded && !b.startIncluded);
}

function endsEarlier(a: FeelRange, b: FeelRange): boolean {
  const gap = order(a.end, b.end);
  return gap < 0 || (gap === 0 && (!a.endIncluded || b.endIncluded));
}

function includes(a: FeelRange, b: FeelRange): boolean {
  return !startsEarlier(b, a) && !endsLater(b, a);
}

function endsLater(a: FeelRange, b: FeelRange): boolean {
  const gap = order(a.end, b.end);
  return gap > 0 || (gap === 0 && a.endIncluded && !b.endIncluded);
}

function sameStart(a: FeelRange, b: FeelRange): boolean {
  return order(a.start, b.start) === 0 && a.startIncluded === b.startIncluded;
}

function sameEnd(a: FeelRange, b: FeelRange): boolean {
  return order(a.end, b.end) === 0 && a.endIncluded === b.endIncluded;
}

function finishes(a: FeelRange, b: FeelRange): boolean {
  return sameEnd(a, b) && !startsEarlier(a, b);
}

function starts(a: FeelRange, b: FeelRange): boolean {
  return sameStart(a, b) && !endsLater(a, b);
}

function coincides(a: FeelRange, b: FeelRange): boolean {
  return sameStart(a, b) && sameEnd(a, b);
}
