import { casesOf, escapeClass, escapedPoint, except } from './code-class.ts';
import { type CodeClass, PatternError } from './pattern-tree.ts';
import type { PatternReader } from './read-pattern.ts';

/** Reads `[a-z]`, `[^a-z]` or `[a-z-[aeiou]]`; the reader stands at the opening bracket. */
export function readBracketClass(reader: PatternReader): CodeClass {
  return reader.deeper(() => readBrackets(reader));
}

function readBrackets(reader: PatternReader): CodeClass {
  reader.at++;
  const negated = reader.points[reader.at] === '^';
  if (negated) reader.at++;
  const parts: CodeClass[] = [];
  let without: CodeClass | undefined;
  for (;;) {
    const point = reader.points[reader.at];
    if (point === undefined) throw new PatternError('In the pattern a [ is not closed.');
    if (point === ']') break;
    if (without !== undefined) throw new PatternError('In the pattern a subtraction must end the class.');
    if (point === '-' && reader.points[reader.at + 1] === '[' && parts.length > 0) {
      reader.at++;
      without = readBracketClass(reader);
    } else {
      parts.push(readPart(reader, parts.length === 0));
    }
  }
  if (parts.length === 0) throw new PatternError('In the pattern a class in brackets is empty.');
  reader.at++;
  return combine(parts, negated, without);
}

function combine(parts: readonly CodeClass[], negated: boolean, without: CodeClass | undefined): CodeClass {
  const any: CodeClass = (code) => parts.some((part) => part(code));
  const own = negated ? except(any) : any;
  return without === undefined ? own : (code) => own(code) && !without(code);
}

function readPart(reader: PatternReader, first: boolean): CodeClass {
  const from = readPoint(reader, first);
  if (typeof from === 'function') return from;
  const dash = reader.points[reader.at] === '-';
  const after = reader.points[reader.at + 1];
  if (!dash || after === undefined || after === ']' || after === '[')
    return between(from, from, reader.flags.i);
  reader.at++;
  const to = readPoint(reader, false);
  if (typeof to === 'function' || to < from)
    throw new PatternError('In the pattern a range of characters is not valid.');
  return between(from, to, reader.flags.i);
}

/** A code point, or a whole class such as `\d`. */
function readPoint(reader: PatternReader, first: boolean): number | CodeClass {
  const point = reader.points[reader.at] as string;
  if (point === '[') throw new PatternError('In the pattern a [ inside brackets must be escaped.');
  if (point === '-' && !first && reader.points[reader.at + 1] !== ']') {
    throw new PatternError('In the pattern a - inside brackets must stand first or last, or be escaped.');
  }
  reader.at++;
  if (point !== '\\') return point.codePointAt(0) as number;
  const single = escapedPoint(reader.points[reader.at]);
  if (single === undefined) return escapeClass(reader);
  reader.at++;
  return single.codePointAt(0) as number;
}

function between(from: number, to: number, ignoreCase: boolean): CodeClass {
  const inside: CodeClass = (code) => code >= from && code <= to;
  return ignoreCase ? (code) => casesOf(code).some(inside) : inside;
}
