import { escapeClass, notNewline, oneOf } from './code-class.ts';
import { PatternError, type PatternNode } from './pattern-tree.ts';
import { readBracketClass } from './read-bracket-class.ts';

interface Flags {
  /** `.` also matches a line end. */
  readonly s: boolean;
  /** `^` and `$` match at line ends. */
  readonly m: boolean;
  /** Upper and lower case are alike. */
  readonly i: boolean;
  /** Blanks in the pattern mean nothing, outside brackets. */
  readonly x: boolean;
}

/** A place in a pattern, by code points. */
export class PatternReader {
  readonly points: readonly string[];
  readonly flags: Flags;
  at = 0;
  groups = 0;
  /** Groups whose closing bracket was read: only they may be referred back to. */
  readonly closed = new Set<number>();
  #depth = 0;

  constructor(source: string, flags: Flags) {
    this.points = flags.x ? withoutBlanks(source) : [...source];
    this.flags = flags;
  }

  get next(): string | undefined {
    return this.points[this.at];
  }

  accept(point: string): boolean {
    if (this.next !== point) return false;
    this.at++;
    return true;
  }

  deeper<Result>(read: () => Result): Result {
    if (this.#depth++ > 100) throw new PatternError('The pattern is nested too deep.');
    const result = read();
    this.#depth--;
    return result;
  }
}

/** Under the x flag blanks mean nothing, save inside brackets. */
function withoutBlanks(source: string): string[] {
  const kept: string[] = [];
  let brackets = 0;
  let escaped = false;
  for (const point of source) {
    if (brackets === 0 && /^[ \t\n\r]$/.test(point)) continue;
    if (!escaped) brackets += point === '[' ? 1 : point === ']' ? -1 : 0;
    escaped = !escaped && point === '\\';
    kept.push(point);
  }
  return kept;
}

/** Reads a pattern; throws `PatternError`. */
export function readPattern(reader: PatternReader): PatternNode {
  const node = readChoice(reader);
  if (reader.next !== undefined) throw new PatternError(`The pattern has a ${reader.next} too many.`);
  return node;
}

function readChoice(reader: PatternReader): PatternNode {
  const branches = [readSequence(reader)];
  while (reader.accept('|')) branches.push(readSequence(reader));
  return branches.length === 1 ? (branches[0] as PatternNode) : { type: 'choice', branches };
}

function readSequence(reader: PatternReader): PatternNode {
  const parts: PatternNode[] = [];
  while (reader.next !== undefined && reader.next !== '|' && reader.next !== ')') {
    parts.push(readRepeat(reader, readAtom(reader)));
  }
  return parts.length === 1 ? (parts[0] as PatternNode) : { type: 'sequence', parts };
}

function readRepeat(reader: PatternReader, of: PatternNode): PatternNode {
  const limits = readLimits(reader);
  if (limits === undefined) return of;
  const [least, most] = limits;
  if (most < least) throw new PatternError('In the pattern a count ends before it begins.');
  return { type: 'repeat', of, least, most, lazy: reader.accept('?') };
}

function readLimits(reader: PatternReader): readonly [number, number] | undefined {
  if (reader.accept('*')) return [0, Number.POSITIVE_INFINITY];
  if (reader.accept('+')) return [1, Number.POSITIVE_INFINITY];
  if (reader.accept('?')) return [0, 1];
  if (!reader.accept('{')) return undefined;
  const least = readCount(reader);
  const most = reader.accept(',')
    ? reader.next === '}'
      ? Number.POSITIVE_INFINITY
      : readCount(reader)
    : least;
  if (!reader.accept('}')) throw new PatternError('In the pattern a { is not closed.');
  return [least, most];
}

function readCount(reader: PatternReader): number {
  let digits = '';
  while (/^\d$/.test(reader.next ?? '')) digits += reader.points[reader.at++];
  if (digits === '' || digits.length > 6)
    throw new PatternError('In the pattern { must be followed by a count.');
  return Number(digits);
}

function readAtom(reader: PatternReader): PatternNode {
  const point = reader.next as string;
  if (point === '[') return { type: 'one', of: readBracketClass(reader) };
  reader.at++;
  switch (point) {
    case '.':
      return { type: 'one', of: reader.flags.s ? () => true : notNewline };
    case '^':
      return { type: 'start' };
    case '$':
      return { type: 'end' };
    case '(':
      return readGroup(reader);
    case '\\':
      return readEscape(reader);
    case '*':
    case '+':
    case '?':
    case '{':
    case '}':
    case ']':
      throw new PatternError(`In the pattern ${point} stands where nothing can be repeated or closed.`);
    default:
      return { type: 'one', of: oneOf(point, reader.flags.i) };
  }
}

function readGroup(reader: PatternReader): PatternNode {
  const captures = !reader.accept('?');
  if (!captures && !reader.accept(':'))
    throw new PatternError('In the pattern (? must be followed by a colon.');
  const index = captures ? ++reader.groups : 0;
  const of = reader.deeper(() => readChoice(reader));
  if (!reader.accept(')')) throw new PatternError('In the pattern a ( is not closed.');
  reader.closed.add(index);
  return captures ? { type: 'group', index, of } : of;
}

function readEscape(reader: PatternReader): PatternNode {
  const point = reader.points[reader.at];
  if (point === undefined || !/^[1-9]$/.test(point)) return { type: 'one', of: escapeClass(reader) };
  reader.at++;
  let index = Number(point);
  const longer = index * 10 + Number(reader.points[reader.at]);
  if (longer <= reader.groups) {
    index = longer;
    reader.at++;
  }
  if (!reader.closed.has(index))
    throw new PatternError(`In the pattern \\${index} refers to no group before it.`);
  return { type: 'back', index };
}
