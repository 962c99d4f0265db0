import { FeelSyntaxError } from '../feel-error.ts';

export interface Token {
  readonly kind: 'word' | 'number' | 'string' | 'at' | 'symbol' | 'end';
  /** The text as written; of a string its content with escapes resolved. */
  readonly text: string;
  readonly offset: number;
  readonly end: number;
}

/** Name start and part characters of DMN 1.5, 10.3.1.2, rules 28 and 29 (without `?`, which is the input value). */
const start =
  'A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C-\\u200D\\u2070-\\u218F' +
  '\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\u{10000}-\\u{EFFFF}';
export const wordStart = `[${start}]`;
export const wordPart = `[${start}0-9\\u00B7\\u0300-\\u036F\\u203F-\\u2040]`;

const wordForm = new RegExp(`${wordStart}${wordPart}*`, 'uy');
const numberForm = /(?:\d+(?:\.(?!\.)\d+)?|\.\d+)(?:[eE][+-]?\d+)?/y;
const stringForm = /"(?:[^"\\]|\\[\s\S])*"/y;
const symbolForm = /\.\.|\*\*|<=|>=|!=|->|[-+*/=<>()[\]{},:.?@]/y;
const blankForm = /(?:[\s\u0085\u180E\u200B\uFEFF]|\/\/[^\n\r]*|\/\*[\s\S]*?\*\/)*/y;

/** Where the next token begins: after blanks and comments. */
export function skipBlanks(source: string, offset: number): number {
  blankForm.lastIndex = offset;
  blankForm.test(source);
  return blankForm.lastIndex;
}

/** The token at or after an offset. */
export function readToken(source: string, from: number): Token {
  const offset = skipBlanks(source, from);
  if (offset >= source.length) return { kind: 'end', text: '', offset: source.length, end: source.length };
  const word = matchAt(wordForm, source, offset);
  if (word !== undefined) return { kind: 'word', text: word, offset, end: offset + word.length };
  const number = matchAt(numberForm, source, offset);
  if (number !== undefined) return { kind: 'number', text: number, offset, end: offset + number.length };
  if (source[offset] === '"') return stringToken('string', source, offset, offset);
  if (source.startsWith('@"', offset)) return stringToken('at', source, offset, offset + 1);
  if (source.startsWith('/*', offset)) throw unfinished('The comment', offset, source, '*/');
  const symbol = matchAt(symbolForm, source, offset);
  if (symbol !== undefined) return { kind: 'symbol', text: symbol, offset, end: offset + symbol.length };
  const character = String.fromCodePoint(source.codePointAt(offset) as number);
  throw new FeelSyntaxError(
    'unknown-character',
    `The character ${character} has no meaning here.`,
    { offset, length: character.length },
    mendOf(character),
  );
}

const textIn = 'Write texts between straight double quotes: "text".';

/** What is often written in other languages, or put in by word processors, and how FEEL writes it. */
const meant: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ["'", '\u2018', '\u2019', '\u201C', '\u201D', '\u201E', '\u00AB', '\u00BB'].map((quote) => [
      quote,
      textIn,
    ]),
  ),
  ...Object.fromEntries(
    ['\u2010', '\u2011', '\u2012', '\u2212'].map((dash) => [dash, 'Minus is written - in FEEL.']),
  ),
  '&': 'Write and between conditions, and + between texts.',
  '|': 'Write or between conditions.',
  '!': 'Write != for other than, and not() around a condition.',
  ';': 'Write a comma between values.',
  '\u2264': 'Write <= for at most.',
  '\u2265': 'Write >= for at least.',
  '\u2260': 'Write != for other than.',
  '%': 'Write a percentage as a number: 0.05 for 5 %.',
};

function mendOf(character: string): string {
  return (
    (Object.hasOwn(meant, character) && meant[character]) || 'Remove it, or put the text in double quotes.'
  );
}

/** The name word beginning exactly at an offset. */
export function wordAt(source: string, offset: number): string | undefined {
  return matchAt(wordForm, source, offset);
}

function matchAt(form: RegExp, source: string, offset: number): string | undefined {
  form.lastIndex = offset;
  return form.exec(source)?.[0];
}

function stringToken(kind: 'string' | 'at', source: string, offset: number, quote: number): Token {
  const text = matchAt(stringForm, source, quote);
  if (text === undefined) throw unfinished('The text', offset, source, 'a double quote');
  return { kind, text: resolveEscapes(text.slice(1, -1), quote + 1), offset, end: quote + text.length };
}

function unfinished(what: string, offset: number, source: string, with_: string): FeelSyntaxError {
  return new FeelSyntaxError(
    'unfinished-text',
    `${what} that begins here has no end.`,
    { offset, length: source.length - offset },
    `Close it with ${with_}.`,
  );
}

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  '"': '"',
  "'": "'",
  '\\': '\\',
};

/** Resolves escapes; one that is not FEEL's stays as written, as regular expressions in texts need (`"\s"`). */
function resolveEscapes(text: string, offset: number): string {
  if (!text.includes('\\')) return text;
  return text.replace(
    /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{6})|([\s\S]))/g,
    (all, short, long, other, at: number) => {
      const digits: string | undefined = short ?? long;
      if (digits === undefined) return escapes[other as string] ?? all;
      const code = Number.parseInt(digits, 16);
      if (code <= 0x10ffff)
        return short === undefined ? String.fromCodePoint(code) : String.fromCharCode(code);
      throw new FeelSyntaxError(
        'bad-escape',
        `${all} is beyond the last character of Unicode.`,
        { offset: offset + at, length: all.length },
        'Use at most \\U10FFFF.',
      );
    },
  );
}
