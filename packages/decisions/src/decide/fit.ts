import {
  coerce,
  describe,
  type Expression,
  type FeelContext,
  type FeelValue,
  isContext,
  isList,
  parseDate,
  parseDateTime,
  parseDuration,
  parseTime,
} from '@throughline/feel';
import type { DataType } from '../read/data-type.ts';
import type { DecisionRun } from './decision-run.ts';

/** Where a value comes from. */
export interface Origin {
  /** Whether it comes from JSON, which writes dates, times and durations as ISO 8601 text. */
  readonly fromJson: boolean;
  /** Whether it is data from outside, which may leave out entries: they become null. */
  readonly given: boolean;
}

/** A value that logic has computed. */
const computed: Origin = { fromJson: false, given: false };
/** Data from outside that are FEEL values already. */
export const givenAsFeel: Origin = { fromJson: false, given: true };
export const givenAsJson: Origin = { fromJson: true, given: true };
/** What the column of a table asks for: it may be read as the column's type says. */
export const askedByColumn: Origin = { fromJson: true, given: false };

/**
 * A value made to fit a type: text is read as a date or the like where it comes from JSON, a list of one gives its
 * item where an item is asked for and the other way round, a date becomes its midnight in UTC where a date and time is
 * asked for (DMN 1.5, 10.3.2.9.4). What does not fit is null as a whole, and the run is blamed with `what` as the
 * subject: "age is text '42', a number was expected."
 */
export function fit(
  value: FeelValue,
  type: DataType,
  what: string,
  run: DecisionRun,
  origin: Origin = computed,
): FeelValue {
  return fitted(value, type, what, run, origin) ?? null;
}

/** As `fit`, but undefined where the value does not fit, so that it differs from null. */
export function fitted(
  value: FeelValue,
  type: DataType,
  what: string,
  run: DecisionRun,
  origin: Origin = computed,
): FeelValue | undefined {
  if (value === null || value === undefined) return null;
  if (isPlain(value, type)) return value;
  const shaped = fitShape(value, type, what, run, origin);
  if (shaped === undefined || type.allowed === undefined) return shaped;
  for (const allowed of type.allowed) {
    if (meets(shaped, allowed, run)) continue;
    const tests = allowed.source.trim();
    run.blame(`${what} is ${describe(shaped)}, which is none of the allowed values ${tests}.`);
    return undefined;
  }
  return shaped;
}

/** The commonest values fit as they are. */
function isPlain(value: FeelValue, { feel: { kind }, allowed, item, members }: DataType): boolean {
  if (allowed !== undefined || item !== undefined) return false;
  if (kind === 'any') return members === undefined;
  return kind === typeof value && (kind === 'number' || kind === 'string' || kind === 'boolean');
}

/** Whether a value meets unary tests. */
function meets(value: FeelValue, tests: Expression, run: DecisionRun): boolean {
  const { input } = run;
  run.input = value;
  const result = tests.valueIn(run);
  run.input = input;
  return result === true;
}

function fitShape(
  value: FeelValue,
  type: DataType,
  what: string,
  run: DecisionRun,
  origin: Origin,
): FeelValue | undefined {
  if (type.item !== undefined) return fitItems(isList(value) ? value : [value], type.item, what, run, origin);
  const single = isList(value) && value.length === 1 && type.feel.kind !== 'any' && type.feel.kind !== 'list';
  const one = single ? (value[0] as FeelValue) : value;
  if (one === null) return null;
  if (type.members !== undefined) {
    return isContext(one) ? fitMembers(one, type.members, what, run, origin) : misfit(one, type, what, run);
  }
  const read = origin.fromJson && typeof one === 'string' ? readText(one, type) : value;
  const converted = read === null ? undefined : coerce(read, type.feel, run);
  return converted === undefined ? misfit(one, type, what, run) : converted;
}

/** Copies only when an item changes. */
function fitItems(
  list: readonly FeelValue[],
  type: DataType,
  what: string,
  run: DecisionRun,
  origin: Origin,
): FeelValue | undefined {
  let copy: FeelValue[] | undefined;
  run.spend(list.length);
  for (let at = 0; at < list.length; at++) {
    const item = list[at] as FeelValue;
    const fit = fitted(item, type, `${what}[${at + 1}]`, run, origin);
    if (fit === undefined) return undefined;
    if (fit !== item && copy === undefined) copy = list.slice(0, at);
    copy?.push(fit);
  }
  return copy ?? list;
}

function fitMembers(
  context: FeelContext,
  members: readonly (readonly [string, DataType])[],
  what: string,
  run: DecisionRun,
  origin: Origin,
): FeelValue | undefined {
  let copy: { [name: string]: FeelValue } | undefined;
  for (const [name, type] of members) {
    const there = Object.hasOwn(context, name);
    if (!there && !origin.given) return missingMember(name, what, run);
    const member = there ? (context[name] as FeelValue) : null;
    const fit = fitted(member, type, `${what}.${name}`, run, origin);
    if (fit === undefined) return undefined;
    if (fit === member && there) continue;
    copy ??= { ...context };
    copy[name] = fit;
  }
  return copy ?? context;
}

function missingMember(name: string, what: string, run: DecisionRun): undefined {
  run.blame(`${what} has no ${name}, which its type asks for.`);
}

/** Text stays text unless the type is one that JSON writes as text. */
function readText(text: string, { feel }: DataType): FeelValue {
  switch (feel.kind) {
    case 'date':
      return parseDate(text);
    case 'time':
      return parseTime(text);
    case 'date and time':
      return parseDateTime(text);
    case 'days and time duration':
    case 'years and months duration':
      return parseDuration(text);
    default:
      return text;
  }
}

const expected: Readonly<Record<string, string>> = {
  string: 'text was',
  boolean: 'true or false was',
  number: 'a number was',
};

function misfit(value: FeelValue, type: DataType, what: string, run: DecisionRun): undefined {
  run.blame(
    `${what} is ${describe(value)}, ${expected[type.feel.kind] ?? `a ${type.feel.kind} was`} expected.`,
  );
}
