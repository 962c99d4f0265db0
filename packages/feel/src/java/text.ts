import { exact, isNumber } from '../values/number.ts';
import { valueText } from '../values/text.ts';
import type { FeelValue } from '../values/value.ts';
import type { JavaClass } from './java-method.ts';
import { numberText } from './number-text.ts';

const types = ['int', 'long', 'float', 'double', 'boolean', 'char'];

export const textMethods: Readonly<Record<string, JavaClass>> = {
  'java.lang.String': {
    format: [{ types: 'String,Object[]', call: format }],
    valueOf: types.map((type) => ({ types: type, call: (value: Plain) => plainText(value, type) })),
  },
  'java.lang.Boolean': {
    parseBoolean: [{ types: 'String', call: (text: string) => text.toLowerCase() === 'true' }],
    toString: [{ types: 'boolean', call: String }],
  },
  'java.lang.Character': {
    toString: [{ types: 'char', call: String }],
  },
};

type Plain = number | boolean | string;

function plainText(value: Plain, type: string): string {
  return typeof value === 'number' ? numberText(value, type) : String(value);
}

const specifier = /%(?:(\d+)\$)?([-0+,]*)(\d{1,3})?(?:\.(\d{1,2}))?([sSbBfn%])|%/g;

/** Longer texts are refused, since one argument may be shown many times. */
const longest = 1_000_000;

/** `%s`, `%b`, `%f`, `%n` and `%%` with width, precision and the flags `-0+,`; null for anything else, as Java throws. */
function format(pattern: string, args: readonly FeelValue[]): string | null {
  let next = 0;
  let failed = false;
  let length = 0;
  const text = pattern.replace(specifier, (all, index, flags, width, precision, conversion) => {
    if (conversion === '%') return '%';
    if (conversion === 'n') return '\n';
    const at = index === undefined ? next++ : Number(index) - 1;
    const value = args[at];
    const shown =
      conversion === undefined || value === undefined ? null : convert(value, conversion, flags, precision);
    length += shown?.length ?? 0;
    if (shown === null || length > longest) failed = true;
    return shown === null || failed ? all : pad(shown, flags, Number(width ?? 0), conversion);
  });
  return failed ? null : text;
}

function convert(value: FeelValue, conversion: string, flags: string, precision?: string): string | null {
  if (conversion === 'f') return isNumber(value) ? fixed(value, flags, Number(precision ?? 6)) : null;
  const text =
    conversion.toLowerCase() === 'b' ? String(value === null ? false : value !== false) : valueText(value);
  const cut = precision === undefined ? text : text.slice(0, Number(precision));
  return conversion === conversion.toUpperCase() ? cut.toUpperCase() : cut;
}

/** Half up, as Java rounds here. */
function fixed(value: Parameters<typeof exact>[0], flags: string, places: number): string {
  const digits = exact(value).abs().toFixed(places, 4);
  const [whole = '', ...rest] = digits.split('.');
  const grouped = flags.includes(',') ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole;
  const sign = exact(value).isNegative() ? '-' : flags.includes('+') ? '+' : '';
  return sign + [grouped, ...rest].join('.');
}

function pad(text: string, flags: string, width: number, conversion: string): string {
  if (flags.includes('-')) return text.padEnd(width);
  if (!flags.includes('0') || conversion !== 'f') return text.padStart(width);
  const sign = /^[-+]/.exec(text)?.[0] ?? '';
  return sign + text.slice(sign.length).padStart(width - sign.length, '0');
}
