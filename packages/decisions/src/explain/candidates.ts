import type { Json } from '@throughline/feel';
import type { Datum } from './datum.ts';
import { type Mentions, stringsIn } from './mentions.ts';
import { type Scale, scaleOf } from './scale.ts';

/** A value to try, and how far it is from the present one; relative, so that inputs can be compared. */
export interface Candidate {
  readonly value: Json;
  readonly distance: number;
}

/**
 * The values at which an answer may turn: those that cells and expressions name, and those just beside them; true and
 * false; the values that are allowed. The nearest come first.
 */
export function nearestFirst(datum: Datum, mentions: Mentions): readonly Candidate[] {
  const { type, value } = datum;
  const scale = scaleOf(type);
  if (scale !== undefined) return onScale(datum, scale, mentions);
  const values = type === 'boolean' ? [true, false] : type === 'string' ? texts(datum, mentions) : [];
  return values.filter((other) => other !== value).map((other) => ({ value: other, distance: 1 }));
}

function onScale(datum: Datum, scale: Scale, mentions: Mentions): readonly Candidate[] {
  const { value, allowed } = datum;
  const turns =
    allowed ?? scale.literals(mentions.all()).flatMap((turn) => [turn, ...beside(turn, datum, scale)]);
  return [...new Set(turns)]
    .filter((turn) => turn !== null && turn !== value)
    .map((turn) => ({ value: turn, distance: distanceOf(value, turn, scale) }))
    .sort((a, b) => a.distance - b.distance);
}

function beside(turn: Json, { value }: Datum, scale: Scale): readonly Json[] {
  const like = value === null ? [turn] : [turn, value];
  return [scale.move(turn, -1, like), scale.move(turn, 1, like)];
}

/** Texts of columns that ask for the value come first; what else speaks of it only where there is no such column. */
function texts({ name, path, allowed }: Datum, mentions: Mentions): readonly Json[] {
  if (allowed !== undefined) return allowed;
  const direct = stringsIn(mentions.of(name));
  return direct.length > 0 ? direct : stringsIn(mentions.of(path[0] ?? name));
}

/** From a value that is not given, all others are equally far. */
function distanceOf(from: Json, to: Json, scale: Scale): number {
  if (from === null) return 1;
  const start = scale.place(from);
  const distance = Math.abs(scale.place(to) - start) / Math.max(Math.abs(start), 1);
  return Number.isNaN(distance) ? Number.MAX_VALUE : distance;
}

const mostDoublings = 24;

/** The nearest value either way that turns the answer, found by going ever farther and then halving the way back. */
export function* search(
  { type, value, allowed }: Datum,
  nearer: number | undefined,
  turns: (value: Json) => boolean,
): Generator<Candidate> {
  const scale = scaleOf(type);
  if (scale === undefined || value === null || allowed !== undefined) return;
  if (scale.read(value) === null) return;
  for (const direction of [1, -1]) {
    const at = (steps: number) => scale.move(value, direction * steps, [value]);
    const steps = turningPoint((count) => {
      const next = at(count);
      if (next === null) return undefined;
      const isBeyond = nearer !== undefined && distanceOf(value, next, scale) >= nearer;
      return isBeyond || turns(next);
    });
    if (steps === undefined) continue;
    yield { value: at(steps), distance: distanceOf(value, at(steps), scale) };
  }
}

/** The least count that turns, if counts that turn lie beyond those that do not; undefined when none does. */
function turningPoint(turns: (count: number) => boolean | undefined): number | undefined {
  let same = 0;
  let turned: number | undefined;
  for (let doubling = 0; doubling <= mostDoublings && turned === undefined; doubling++) {
    const found = turns(2 ** doubling);
    if (found === undefined) return undefined;
    if (found) turned = 2 ** doubling;
    else same = 2 ** doubling;
  }
  while (turned !== undefined && turned - same > 1) {
    const middle = Math.floor((same + turned) / 2);
    if (turns(middle) === true) turned = middle;
    else same = middle;
  }
  return turned;
}
