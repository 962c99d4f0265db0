import { itemBytes, type Run } from '../compile/run.ts';
import { FeelDate } from '../values/date.ts';
import { FeelDateTime } from '../values/date-time.ts';
import { DaysDuration } from '../values/duration.ts';
import { FeelFunction } from '../values/function.ts';
import { isContext, isList } from '../values/kind.ts';
import { isNumber, wholeNumber } from '../values/number.ts';
import { FeelRange } from '../values/range.ts';
import { FeelTime } from '../values/time.ts';
import type { FeelContext, FeelNumber, FeelValue } from '../values/value.ts';

/** A parameter: its name, and how a value given for it becomes what the function works on. */
export interface Parameter<Value = unknown, Missing = unknown> {
  readonly name: string;
  /** Undefined when the value does not fit. */
  readonly accept: (value: FeelValue) => Value | undefined;
  /** What fits, as in "a number was expected". */
  readonly expected: string;
  /** An optional parameter may be left out or null. */
  readonly optional?: true;
  /** Only in the types: what an optional parameter is when it is left out. */
  readonly missing?: Missing;
}

/** What a built-in may do besides computing. */
export interface Call {
  readonly run: Run;
  /** Says why the answer is null. */
  fail(sentence: string, mend?: string): null;
}

/** One way to call a built-in. A variadic form takes its only parameter, a list, also as separate arguments. */
export interface Form {
  readonly parameters: readonly Parameter[];
  readonly required: number;
  readonly variadic: boolean;
  /** Only for calls with named arguments. */
  readonly byNameOnly?: true;
  readonly body: (args: readonly unknown[], call: Call) => FeelValue;
}

export interface BuiltIn {
  readonly name: string;
  readonly forms: readonly Form[];
}

/** Counts the items of a list that is being made. */
export function allocateItems(run: Run, count: number): void {
  run.allocate(count * itemBytes);
}

/** Steps for comparing the texts of a list, which may be long. */
export function lettersOf(items: readonly FeelValue[]): number {
  return items.reduce<number>((sum, item) => sum + (typeof item === 'string' ? item.length >> 6 : 0), 0);
}

type Args<Parameters extends readonly unknown[]> = {
  [At in keyof Parameters]: Parameters[At] extends Parameter<infer Value, infer Missing>
    ? Value | Missing
    : never;
};

/** A way to call a built-in, its body typed by the parameters. */
export function form<const Parameters extends readonly Parameter[]>(
  parameters: Parameters,
  body: (args: Args<Parameters>, call: Call) => FeelValue,
): Form {
  return {
    parameters,
    required: parameters.filter((parameter) => !parameter.optional).length,
    variadic: false,
    body: body as Form['body'],
  };
}

/** `sum(list)` and `sum(n1, n2, ...)`. */
export function listForm(name: string, body: (list: readonly FeelValue[], call: Call) => FeelValue): Form {
  return { ...form([list(name)], ([items], call) => body(items, call)), variadic: true };
}

export function builtIn(name: string, ...forms: Form[]): BuiltIn {
  return { name, forms };
}

export function optional<Value>(parameter: Parameter<Value, never>): Parameter<Value, undefined> {
  const { name, expected, accept } = parameter;
  return { name, expected, accept, optional: true };
}

function parameter<Value>(
  name: string,
  expected: string,
  accept: (value: FeelValue) => Value | undefined,
): Parameter<Value, never> {
  return { name, expected, accept };
}

export const any = (name: string) => parameter<FeelValue>(name, 'a value', (value) => value ?? null);
export const text = (name: string) =>
  parameter<string>(name, 'text', (value) => (typeof value === 'string' ? value : undefined));
export const number = (name: string) =>
  parameter<FeelNumber>(name, 'a number', (value) => (isNumber(value) ? value : undefined));
export const whole = (name: string) =>
  parameter<number>(name, 'a whole number', (value) => (isNumber(value) ? wholeNumber(value) : undefined));
/** A place in a list or text, or a length; a fraction is cut. */
export const position = (name: string) =>
  parameter<number>(name, 'a whole number', (value) =>
    isNumber(value) ? Math.trunc(Number(value)) + 0 : undefined,
  );
/** A single value is taken as a list of one. */
export const list = (name: string) => parameter<readonly FeelValue[]>(name, 'a list', asList);
export const context = (name: string) =>
  parameter<FeelContext>(name, 'a context', (value) => (isContext(value) ? value : undefined));
export const fn = (name: string) => instance(name, 'a function', FeelFunction);
export const range = (name: string) => instance(name, 'a range', FeelRange);
export const daysDuration = (name: string) => instance(name, 'a days and time duration', DaysDuration);
export const dateOrDateTime = (name: string) =>
  parameter<FeelDate | FeelDateTime>(name, 'a date or a date and time', (value) =>
    value instanceof FeelDate || value instanceof FeelDateTime ? value : undefined,
  );
export const time = (name: string) => instance(name, 'a time', FeelTime);

function instance<Value>(
  name: string,
  expected: string,
  type: abstract new (...args: never[]) => Value,
): Parameter<Value, never> {
  return parameter(name, expected, (value) => (value instanceof type ? value : undefined));
}

function asList(value: FeelValue): readonly FeelValue[] | undefined {
  if (isList(value)) return value;
  return value === null || value === undefined ? undefined : [value];
}
