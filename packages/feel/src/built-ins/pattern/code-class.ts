import { wordPart, wordStart } from '../../parse/token.ts';
import { type CodeClass, PatternError } from './pattern-tree.ts';

/** Where escapes are read from; see `PatternReader`. */
interface Source {
  readonly points: readonly string[];
  readonly flags: { readonly i: boolean };
  at: number;
}

export function oneOf(point: string, ignoreCase: boolean): CodeClass {
  const code = point.codePointAt(0) as number;
  if (!ignoreCase) return (other) => other === code;
  const cases = casesOf(code);
  return (other) => cases.includes(other) || casesOf(other).includes(code);
}

/** All points whose upper or lower case is this one's. */
export function casesOf(code: number): readonly number[] {
  const text = String.fromCodePoint(code);
  const lower = text.toLowerCase();
  const upper = text.toUpperCase();
  const both = [text, lower, upper, upper.toLowerCase(), lower.toUpperCase()];
  return both.filter((other) => [...other].length === 1).map((other) => other.codePointAt(0) as number);
}

export function except(of: CodeClass): CodeClass {
  return (code) => !of(code);
}

export const notNewline: CodeClass = (code) => code !== 10 && code !== 13;

function byForm(form: RegExp): CodeClass {
  return (code) => form.test(String.fromCodePoint(code));
}

const blank: CodeClass = (code) => code === 32 || code === 9 || code === 10 || code === 13;
const digit = byForm(/^\p{Nd}$/u);
/** XML Schema: all but punctuation, separators and what is not assigned or is control. */
const word = byForm(/^[^\p{P}\p{Z}\p{C}]$/u);
/** Names of XML, which beside FEEL's hold colons, hyphens and dots. */
const nameStart = byForm(new RegExp(`^(?:${wordStart}|:)$`, 'u'));
const namePart = byForm(new RegExp(`^(?:${wordPart}|[-.:])$`, 'u'));

const shorthands: Readonly<Record<string, CodeClass>> = {
  s: blank,
  S: except(blank),
  d: digit,
  D: except(digit),
  w: word,
  W: except(word),
  i: nameStart,
  I: except(nameStart),
  c: namePart,
  C: except(namePart),
};

const controls: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/** The point a single-character escape stands for; undefined when it is none. */
export function escapedPoint(point: string | undefined): string | undefined {
  if (point === undefined) return undefined;
  return Object.hasOwn(controls, point)
    ? controls[point]
    : /^[\\|.\-^?*+{}()[\]$]$/.test(point)
      ? point
      : undefined;
}

/** The class after a backslash. */
export function escapeClass(source: Source): CodeClass {
  const point = source.points[source.at++];
  const single = escapedPoint(point);
  if (single !== undefined) return oneOf(single, source.flags.i);
  if (point === 'p' || point === 'P') return categoryClass(source, point === 'P');
  if (point !== undefined && Object.hasOwn(shorthands, point)) return shorthands[point] as CodeClass;
  throw new PatternError(`In the pattern \\${point ?? ''} has no meaning.`);
}

/** `\p{Lu}`: a general category, or a block as `\p{IsBasicLatin}`. */
function categoryClass(source: Source, negated: boolean): CodeClass {
  const close = source.points.indexOf('}', source.at);
  if (source.points[source.at] !== '{' || close < 0) {
    throw new PatternError('In the pattern \\p must be followed by a category in braces.');
  }
  const name = source.points.slice(source.at + 1, close).join('');
  source.at = close + 1;
  const of = categoryNamed(name);
  return negated ? except(of) : of;
}

const categories = /^(L[ultmo]?|M[nce]?|N[dlo]?|P[cdseifo]?|Z[slp]?|S[mcko]?|C[cfon]?)$/;
const blocks: Readonly<Record<string, readonly [number, number]>> = {
  IsBasicLatin: [0x0000, 0x007f],
  'IsLatin-1Supplement': [0x0080, 0x00ff],
  'IsLatinExtended-A': [0x0100, 0x017f],
  'IsLatinExtended-B': [0x0180, 0x024f],
  IsGreek: [0x0370, 0x03ff],
  IsGreekandCoptic: [0x0370, 0x03ff],
  IsCyrillic: [0x0400, 0x04ff],
  IsHebrew: [0x0590, 0x05ff],
  IsArabic: [0x0600, 0x06ff],
  IsDevanagari: [0x0900, 0x097f],
  IsThai: [0x0e00, 0x0e7f],
  IsHiragana: [0x3040, 0x309f],
  IsKatakana: [0x30a0, 0x30ff],
  IsCJKUnifiedIdeographs: [0x4e00, 0x9fff],
};

function categoryNamed(name: string): CodeClass {
  if (categories.test(name)) return byForm(new RegExp(`^\\p{${name}}$`, 'u'));
  const block = Object.hasOwn(blocks, name) ? blocks[name] : undefined;
  if (block === undefined) throw new PatternError(`In the pattern there is no category ${name}.`);
  return (code) => code >= block[0] && code <= block[1];
}
