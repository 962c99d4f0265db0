import type { JavaClass, JavaForm } from './java-method.ts';

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

/** A method there is for each of several types; a float keeps a float's digits. */
function each(
  types: readonly string[],
  count: 1 | 2,
  call: (...args: number[]) => number,
): readonly JavaForm[] {
  return types.map((type) => {
    const signature = Array<string>(count).fill(type).join(',');
    return on(signature, type === 'float' ? (...args: number[]) => floatDigits(call(...args)) : call);
  });
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

const parse = (types: readonly string[], read: (text: string) => number | null) => [
  on('String', read),
  ...types.map((type) => on(type, (value: number) => value)),
];

function wrapper(type: string, parsing: string, read: (text: string) => number | null): JavaClass {
  const compare: Two = (a, b) => Math.sign(a - b);
  return {
    [parsing]: [on('String', read)],
    valueOf: parse([type], read),
    max: each([type], 2, larger),
    min: each([type], 2, smaller),
    sum: each([type], 2, (a, b) => a + b),
    compare: each([type], 2, compare),
  };
}

export const mathMethods: Readonly<Record<string, JavaClass>> = {
  'java.lang.Math': math,
  'java.lang.Integer': wrapper('int', 'parseInt', wholeNumber(2_147_483_647)),
  'java.lang.Long': wrapper('long', 'parseLong', wholeNumber(Number.MAX_SAFE_INTEGER)),
  'java.lang.Double': wrapper('double', 'parseDouble', fraction),
  'java.lang.Float': wrapper('float', 'parseFloat', (text) => {
    const value = fraction(text);
    return value === null ? null : floatDigits(value);
  }),
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

/** The number a float is written as: the fewest digits that mean it. */
function floatDigits(value: number): number {
  const float = Math.fround(value);
  for (let digits = 6; digits < 10; digits++) {
    const shorter = Number(float.toPrecision(digits));
    if (Math.fround(shorter) === float) return shorter;
  }
  return float;
}

function halfEven(value: number): number {
  const below = Math.floor(value);
  const rest = value - below;
  if (rest !== 0.5) return Math.round(value);
  return below % 2 === 0 ? below : below + 1;
}
