import { textBytes } from '../values/text.ts';
import type { FeelValue } from '../values/value.ts';
import { type BuiltIn, builtIn, type Call, form, list, optional, position, text } from './built-in.ts';

/** Lengths and positions count code points, not UTF-16 units (DMN 1.5, table 69). */
export const stringBuiltIns: readonly BuiltIn[] = [
  builtIn(
    'substring',
    form(
      [text('string'), position('start position'), optional(position('length'))],
      ([string, start, length], call) => substring(string, start, length, call),
    ),
  ),
  builtIn(
    'string length',
    form([text('string')], ([string]) => lengthOf(string)),
  ),
  builtIn(
    'upper case',
    form([text('string')], ([string], call) => allocated(string.toUpperCase(), call)),
  ),
  builtIn(
    'lower case',
    form([text('string')], ([string], call) => allocated(string.toLowerCase(), call)),
  ),
  builtIn(
    'substring before',
    form([text('string'), text('match')], ([string, match]) =>
      string.slice(0, Math.max(0, string.indexOf(match))),
    ),
  ),
  builtIn(
    'substring after',
    form([text('string'), text('match')], ([string, match]) => {
      const at = string.indexOf(match);
      return at < 0 ? '' : string.slice(at + match.length);
    }),
  ),
  builtIn(
    'contains',
    form([text('string'), text('match')], ([string, match]) => string.includes(match)),
  ),
  builtIn(
    'starts with',
    form([text('string'), text('match')], ([string, match]) => string.startsWith(match)),
  ),
  builtIn(
    'ends with',
    form([text('string'), text('match')], ([string, match]) => string.endsWith(match)),
  ),
  builtIn(
    'string join',
    form([list('list'), optional(text('delimiter'))], ([items, delimiter], call) =>
      join(items, delimiter ?? '', call),
    ),
  ),
];

const surrogate = /[\uD800-\uDFFF]/;

function lengthOf(string: string): number {
  if (!surrogate.test(string)) return string.length;
  let length = 0;
  for (const _ of string) length++;
  return length;
}

/** The place in UTF-16 units after a number of code points; the end where there are not so many. */
function offsetOf(string: string, points: number): number {
  if (!surrogate.test(string)) return Math.min(points, string.length);
  let offset = 0;
  let left = points;
  for (const point of string) {
    if (left-- <= 0) break;
    offset += point.length;
  }
  return offset;
}

function allocated(string: string, call: Call): string {
  call.run.allocate(textBytes(string));
  return string;
}

function substring(string: string, start: number, length: number | undefined, call: Call): FeelValue {
  const size = lengthOf(string);
  const from = start > 0 ? start - 1 : size + start;
  if (start === 0 || from < 0 || from >= size) {
    return call.fail(
      `Position ${start} lies outside the text.`,
      'Positions count from 1, negative ones from the end.',
    );
  }
  if (length !== undefined && length < 1) return call.fail('The length of substring must be at least 1.');
  const to = length === undefined ? size : from + length;
  return string.slice(offsetOf(string, from), offsetOf(string, to));
}

/** Null items are left out. */
function join(items: readonly FeelValue[], delimiter: string, call: Call): FeelValue {
  const texts = items.filter((item) => item !== null);
  if (!texts.every((item) => typeof item === 'string'))
    return call.fail('string join takes a list of texts.');
  call.run.spend(texts.length);
  call.run.allocate(texts.reduce((size, item) => size + textBytes(item) + textBytes(delimiter), 0));
  return texts.join(delimiter);
}
