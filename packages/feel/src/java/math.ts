import type { JavaClass, JavaForm } from './java-method.ts';
import { numberText } from './number-text.ts';

/** Methods of java.lang.Math that JavaScript has under the same name, from one double to a double. */
const alike = [
  ...(['sin', 'cos', 'tan', 'asin', 'acos', 'atan', 'sinh', 'cosh', 'tanh', 'exp', 'expm1'] as const),
  ...(['log', 'log10', 'log1p', 'sqrt', 'cbrt', 'ceil', 'floor'] as const),
];

type Two = (a: number, b: number) => number;
type One = (a: number) => number;

const on = (types: string, call: JavaForm['call']): JavaForm => ({ types, call });
const doubles = (call: One) => [on('double', call)];
const twoDoubles = (call: Two) => [on('double,double', call)];
const wholes = ['int', 'long'];

/** A method there is for each of several types. */
function each(types: readonly string[], count: 1 | 2, call: JavaForm['call']): readonly JavaForm[] {
  return types.map((type) => on(Array<string>(count).fill(type).join(','), call));
}

const all = [...wholes, 'float', 'double'];
const larger: Two = Math.max;
const smaller: Two = Math.min;

const math: JavaClass = {
  ...Object.fromEntries(alike.map((name) => [name, doubles(Math[name])])),
  abs: each(all, 1, Math.abs),
  max: each(all, 2, larger),
  min: each(all, 2, smaller),
  pow: twoDoubles(Math.pow),
  atan2: twoDoubles(Math.atan2),
  hypot: twoDoubles(Math.hypot),
  signum: each(['float', 'double'], 1, Math.sign),
  rint: doubles(halfEven),
  round: each(['float', 'double'], 1, (value) => Math.floor(value + 0.5)),
  toRadians: doubles((degrees) => (degrees / 180) * Math.PI),
  toDegrees: doubles((radians) => (radians * 180) / Math.PI),
  floorDiv: each(wholes, 2, (a, b) => Math.floor(a / b)),
  floorMod: each(wholes, 2, (a, b) => a - b * Math.floor(a / b)),
};

/** What there is for each kind of number. */
function wrapper(type: string, parsing: string, read: (text: string) => number | null): JavaClass {
  return {
    [parsing]: [on('String', read)],
    valueOf: [on('String', read), on(type, (value: number) => value)],
    toString: [on(type, (value: number) => numberText(value, type))],
    compare: each([type], 2, (a: number, b: number) => Math.sign(a - b)),
  };
}

function arithmetic(type: string): JavaClass {
  return {
    max: each([type], 2, larger),
    min: each([type], 2, smaller),
    sum: each([type], 2, (a: number, b: number) => a + b),
  };
}

export const mathMethods: Readonly<Record<string, JavaClass>> = {
  'java.lang.Math': math,
  'java.lang.Byte': wrapper('byte', 'parseByte', wholeNumber(127)),
  'java.lang.Short': wrapper('short', 'parseShort', wholeNumber(32_767)),
  'java.lang.Integer': {
    ...wrapper('int', 'parseInt', wholeNumber(2_147_483_647)),
    ...arithmetic('int'),
  },
  'java.lang.Long': {
    ...wrapper('long', 'parseLong', wholeNumber(Number.MAX_SAFE_INTEGER)),
    ...arithmetic('long'),
  },
  'java.lang.Float': { ...wrapper('float', 'parseFloat', fraction), ...arithmetic('float') },
  'java.lang.Double': { ...wrapper('double', 'parseDouble', fraction), ...arithmetic('double') },
};

function wholeNumber(most: number): (text: string) => number | null {
  return (text) => {
    const value = /^[+-]?\d+$/.test(text) ? Number(text) : Number.NaN;
    return value <= most && value >= -most - 1 ? value : null;
  };
}

function fraction(text: string): number | null {
  return /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(text) ? Number(text) : null;
}

function halfEven(value: number): number {
  const below = Math.floor(value);
  const rest = value - below;
  if (rest !== 0.5) return Math.round(value);
  return below % 2 === 0 ? below : below + 1;
}
