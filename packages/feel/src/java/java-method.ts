import { isNumber } from '../values/number.ts';
import type { FeelValue } from '../values/value.ts';
import { mathMethods } from './math.ts';
import { floatDigits } from './number-text.ts';
import { textMethods } from './text.ts';

/**
 * A static method of Java that depends on its arguments alone, done without Java: what `external` functions may be
 * (DMN 1.5, 10.3.4.10 and table 57). Anything else in Java or PMML is refused.
 */
export interface JavaMethod {
  readonly parameters: readonly JavaType[];
  /** Whether the last parameter is an array, which further arguments join. */
  readonly variadic: boolean;
  /** Null where Java would throw, and where its answer is none of FEEL's values. */
  readonly call: (args: readonly JavaValue[]) => FeelValue;
}

/** Methods of a class by name; each says with what parameters it may be called: `int,int`. */
export type JavaClass = Readonly<Record<string, readonly JavaForm[]>>;

export interface JavaForm {
  readonly types: string;
  readonly call: (...args: never[]) => FeelValue;
}

export type JavaValue = number | string | boolean | null | readonly FeelValue[];
type JavaType = (value: FeelValue) => JavaValue | undefined;

const classes: Readonly<Record<string, JavaClass>> = { ...mathMethods, ...textMethods };

/** The method a signature such as `max(int, int)` means; undefined where it is none of those run here. */
export function javaMethod(className: string, signature: string): JavaMethod | undefined {
  const parts = /^\s*(\w+)\s*\(([^()]*)\)\s*$/.exec(signature);
  const name = className.trim();
  if (parts === null || !Object.hasOwn(classes, name)) return undefined;
  const methods = classes[name] as JavaClass;
  const [, method = '', list = ''] = parts;
  const types = list.split(',').map(plainType).filter(Boolean);
  const forms = Object.hasOwn(methods, method) ? methods[method] : undefined;
  const form = forms?.find((candidate) => candidate.types === types.join(','));
  if (form === undefined) return undefined;
  const call = form.call as (...args: JavaValue[]) => FeelValue;
  return {
    parameters: types.map((type) => conversions[type] as JavaType),
    variadic: types.at(-1) === 'Object[]',
    call: (args) => settleJava(call(...args), types.includes('float')),
  };
}

/** Calls a method with FEEL values; null where one of them is no value of its parameter's type. */
export function callJava({ parameters, variadic, call }: JavaMethod, args: readonly FeelValue[]): FeelValue {
  const given = variadic ? gathered(args, parameters.length) : args;
  if (given.length !== parameters.length) return null;
  const converted: JavaValue[] = [];
  for (const [at, convert] of parameters.entries()) {
    const value = convert(given[at] ?? null);
    if (value === undefined) return null;
    converted.push(value);
  }
  return call(converted);
}

/** A list as the last argument is the array; otherwise the arguments themselves make it up. */
function gathered(args: readonly FeelValue[], count: number): readonly FeelValue[] {
  if (args.length === count && Array.isArray(args.at(-1))) return args;
  return [...args.slice(0, count - 1), args.slice(count - 1)];
}

/** `java.lang.String` and `String` are one, and so are the two ways to write an array of objects. */
function plainType(type: string): string {
  const bare = type
    .trim()
    .replace(/^\[L(.*);$/, '$1[]')
    .replace(/\.\.\.$/, '[]');
  return bare.replace(/^java\.lang\./, '');
}

const conversions: Readonly<Record<string, JavaType>> = {
  byte: whole(-128, 127),
  short: whole(-32_768, 32_767),
  int: whole(-2_147_483_648, 2_147_483_647),
  long: whole(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
  double: number,
  float: (value) => {
    const given = number(value);
    return given === undefined ? undefined : floatDigits(given);
  },
  char: (value) => (typeof value === 'string' && value.length === 1 ? value : undefined),
  boolean: (value) => (typeof value === 'boolean' ? value : undefined),
  String: (value) => (typeof value === 'string' ? value : undefined),
  'Object[]': (value) => (Array.isArray(value) ? (value as readonly FeelValue[]) : undefined),
};

function number(value: FeelValue): number | undefined {
  return value !== null && isNumber(value) ? Number(value) : undefined;
}

function whole(least: number, most: number): JavaType {
  return (value) => {
    const given = number(value);
    return given !== undefined && Number.isInteger(given) && given >= least && given <= most
      ? given
      : undefined;
  };
}

/** Infinity and NaN are no FEEL numbers; a float means the number it is written as. */
function settleJava(value: FeelValue, float: boolean): FeelValue {
  if (typeof value !== 'number') return value;
  if (!Number.isFinite(value)) return null;
  return float ? floatDigits(value) : value;
}
