import { FeelSyntaxError } from '../feel-error.ts';
import { anyType, type FeelType, namedTypes } from '../values/type.ts';
import type { Cursor } from './cursor.ts';
import { acceptNameWithColon } from './name.ts';
import { NameBook } from './name-book.ts';

const standardNames = new NameBook(namedTypes.keys());

/** Reads a type: a name, `list<T>`, `range<T>`, `context<a: T>` or `function<T> -> T`. */
export function readType(cursor: Cursor): FeelType {
  return cursor.deeper(() => readTypeHere(cursor));
}

function readTypeHere(cursor: Cursor): FeelType {
  const { token } = cursor;
  if (token.kind !== 'word') throw cursor.unexpected('a type', 'Name one, such as number or string.');
  const found = matchType(cursor, token.offset);
  cursor.moveTo(found.end);
  if (found.standard && cursor.isSymbol('<')) return readParts(cursor, found.name, found.type);
  return found.type;
}

function matchType(cursor: Cursor, offset: number) {
  const own = new NameBook(cursor.types.keys()).match(cursor.source, offset);
  const standard = standardNames.match(cursor.source, offset);
  if (own !== undefined && own.end >= (standard?.end ?? 0)) {
    return { ...own, standard: false, type: cursor.types.get(own.name) as FeelType };
  }
  if (standard !== undefined) {
    return { ...standard, standard: true, type: namedTypes.get(standard.name) as FeelType };
  }
  const { text, end } = cursor.token;
  throw new FeelSyntaxError(
    'unknown-type',
    `There is no type ${text}.`,
    { offset, length: end - offset },
    'Use a type of FEEL, such as number, string, date or list<number>, or one that is defined in the model.',
  );
}

function readParts(cursor: Cursor, name: string, plain: FeelType): FeelType {
  if (name !== 'list' && name !== 'range' && name !== 'context' && name !== 'function') return plain;
  cursor.expect('<', `after ${name}`);
  if (name === 'context') return { kind: 'context', members: readMembers(cursor) };
  if (name === 'function') return readFunctionType(cursor);
  const of = readType(cursor);
  cursor.expect('>', `after the type of the ${name}`);
  return { kind: name, of };
}

function readMembers(cursor: Cursor): (readonly [string, FeelType])[] {
  const members: (readonly [string, FeelType])[] = [];
  while (!cursor.accept('>')) {
    if (members.length > 0) cursor.expect(',', 'between the entries of the context type');
    const name = acceptNameWithColon(cursor);
    if (name === undefined) throw cursor.unexpected('an entry such as name: string');
    members.push([name, readType(cursor)]);
  }
  return members;
}

function readFunctionType(cursor: Cursor): FeelType {
  const parameters: FeelType[] = [];
  while (!cursor.accept('>')) {
    if (parameters.length > 0) cursor.expect(',', 'between the parameters of the function type');
    parameters.push(readType(cursor));
  }
  const result = cursor.accept('->') ? readType(cursor) : anyType;
  return { kind: 'function', parameters, result };
}
