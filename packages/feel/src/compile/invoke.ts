import { FeelDate } from '../values/date.ts';
import { FeelDateTime } from '../values/date-time.ts';
import type { Caller, FeelFunction, FunctionParameter } from '../values/function.ts';
import { isList } from '../values/kind.ts';
import { describe } from '../values/text.ts';
import { conforms, type FeelType, typeText } from '../values/type.ts';
import type { FeelValue } from '../values/value.ts';
import { type Subject, subjectText } from './blame.ts';
import type { Run } from './run.ts';

/** Calls a function value; null with a warning when the arguments do not fit its parameters. */
export function invoke(
  run: Run,
  callee: FeelFunction,
  args: readonly FeelValue[],
  names: readonly string[] | undefined,
  subject: Subject,
): FeelValue {
  if (callee.variadic) return callee.body(args, run);
  const { parameters } = callee;
  const ordered = names === undefined ? args : byName(parameters, args, names);
  if (ordered === undefined || ordered.length !== parameters.length) {
    const wanted = parameters.map((parameter) => parameter.name).join(', ');
    const sentence = `${subjectText(subject)} does not take these arguments.`;
    return run.warn(subject, 'wrong-arguments', sentence, `Call it as ${subjectText(subject)}(${wanted}).`);
  }
  let fitted: FeelValue[] | undefined;
  for (let at = 0; at < parameters.length; at++) {
    const { name, type } = parameters[at] as FunctionParameter;
    const value = ordered[at] as FeelValue;
    const fit = type === undefined ? value : coerce(value, type, run);
    if (fit === undefined) return warnArgument(run, subject, name, value, type as FeelType);
    if (fit === value) continue;
    fitted ??= [...ordered];
    fitted[at] = fit;
  }
  return callee.body(fitted ?? ordered, run);
}

/**
 * A value made to fit a type where the standard allows it (DMN 1.5, 10.3.2.9.4): a list of one gives its item, an
 * item where a list is asked for becomes a list of one, a date where a date and time is asked for its midnight in UTC;
 * undefined where it does not fit.
 */
export function coerce(value: FeelValue, type: FeelType, caller?: Caller): FeelValue | undefined {
  if (conforms(value, type, caller)) return value;
  if (type.kind === 'date and time' && value instanceof FeelDate) {
    return new FeelDateTime(value, 0, 0, 0, 0, 0);
  }
  if (isList(value) && value.length === 1 && conforms(value[0] as FeelValue, type, caller)) return value[0];
  if (type.kind === 'list' && conforms([value], type, caller)) return [value];
  return undefined;
}

/** "rate of discount is text '5', a number was expected" */
function warnArgument(run: Run, subject: Subject, name: string, value: FeelValue, type: FeelType): null {
  const place = `${name} of ${subjectText(subject)}`;
  const sentence = `${place} is ${describe(value)}, ${wantedText(type)} was expected.`;
  return run.warn(subject, 'wrong-kind', sentence);
}

function wantedText(type: FeelType): string {
  if (type.kind === 'string') return 'text';
  if (type.kind === 'boolean') return 'true or false';
  return `a ${typeText(type)}`;
}

function byName(
  parameters: readonly FunctionParameter[],
  args: readonly FeelValue[],
  names: readonly string[],
): readonly FeelValue[] | undefined {
  if (names.length !== parameters.length) return undefined;
  const values = parameters.map((parameter) => args[names.indexOf(parameter.name)]);
  return values.includes(undefined) ? undefined : (values as readonly FeelValue[]);
}
