import {
  conforms,
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

interface Fitting {
  readonly run: DecisionRun;
  /** Whether the value comes from JSON, which writes dates, times and durations as ISO 8601 text. */
  readonly fromJson: boolean;
}

/**
 * A value made to fit a type: text is read as a date or the like where it comes from JSON, a list of one gives its
 * item where an item is asked for and the other way round (DMN 1.5, 10.3.2.9.4). What does not fit is null, and the
 * run is blamed with `what` as the subject: "age is text '42', a number was expected."
 */
export function fit(value: FeelValue, type: DataType, what: string, fitting: Fitting): FeelValue {
  if (value === null || value === undefined) return null;
  const fitted = fitShape(value, type, what, fitting);
  if (fitted === null || type.allowed === undefined) return fitted;
  const { run } = fitting;
  for (const allowed of type.allowed) {
    if (!meets(fitted, allowed, run)) {
      return run.blame(
        `${what} is ${describe(fitted)}, which is none of the allowed values ${allowed.source.trim()}.`,
      );
    }
  }
  return fitted;
}

/** Whether a value meets unary tests. */
function meets(value: FeelValue, tests: Expression, run: DecisionRun): boolean {
  const { input } = run;
  run.input = value;
  const result = tests.valueIn(run);
  run.input = input;
  return result === true;
}

function fitShape(value: FeelValue, type: DataType, what: string, fitting: Fitting): FeelValue {
  if (type.item !== undefined) return fitItems(isList(value) ? value : [value], type.item, what, fitting);
  const single = isList(value) && value.length === 1 && type.feel.kind !== 'any' && type.feel.kind !== 'list';
  const one = single ? (value[0] as FeelValue) : value;
  if (type.members !== undefined) {
    return isContext(one) ? fitMembers(one, type.members, what, fitting) : misfit(one, type, what, fitting);
  }
  const read = fitting.fromJson && typeof one === 'string' ? readText(one, type) : one;
  return read !== null && conforms(read, type.feel) ? read : misfit(one, type, what, fitting);
}

/** Copies only when an item changes. */
function fitItems(list: readonly FeelValue[], type: DataType, what: string, fitting: Fitting): FeelValue {
  let copy: FeelValue[] | undefined;
  for (let at = 0; at < list.length; at++) {
    const item = list[at] as FeelValue;
    const fitted = fit(item, type, `${what}[${at + 1}]`, fitting);
    if (fitted !== item && copy === undefined) copy = list.slice(0, at);
    copy?.push(fitted);
  }
  fitting.run.spend(list.length);
  return copy ?? list;
}

function fitMembers(
  context: FeelContext,
  members: readonly (readonly [string, DataType])[],
  what: string,
  fitting: Fitting,
): FeelValue {
  let copy: { [name: string]: FeelValue } | undefined;
  for (const [name, type] of members) {
    const member = Object.hasOwn(context, name) ? (context[name] as FeelValue) : null;
    const fitted = fit(member, type, `${what}.${name}`, fitting);
    if (fitted === member) continue;
    copy ??= { ...context };
    copy[name] = fitted;
  }
  return copy ?? context;
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

function misfit(value: FeelValue, type: DataType, what: string, fitting: Fitting): null {
  return fitting.run.blame(
    `${what} is ${describe(value)}, ${expected[type.feel.kind] ?? `a ${type.feel.kind} was`} expected.`,
  );
}
