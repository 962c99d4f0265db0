import type { Cursor } from './cursor.ts';
import { readToken, skipBlanks, type Token, wordPart, wordStart } from './token.ts';

/** Words that end a name unless a known name holds them. */
const keywords = new Set([
  ...['if', 'then', 'else', 'for', 'in', 'return', 'some', 'every', 'satisfies', 'and', 'or'],
  ...['between', 'instance', 'function', 'external', 'true', 'false', 'null'],
]);

/** Built-in functions whose names hold a keyword; elsewhere such words are taken apart (`date and time` variables). */
const keywordFunctions = ['date and time', 'years and months duration'].map((name) => ({
  name,
  form: new RegExp(name.replaceAll(' ', '\\s+'), 'y'),
}));

/** True where a name begins: a word that is no keyword, or a known name that begins with one. */
export function atName(cursor: Cursor): boolean {
  const { token } = cursor;
  if (token.kind !== 'word') return false;
  if (!keywords.has(token.text)) return true;
  return (cursor.names.match(cursor.source, token.offset)?.end ?? 0) > token.end;
}

/**
 * Reads a name: the longest known one, or else all words in a row, since two names never stand side by side.
 */
export function readName(cursor: Cursor): string {
  const { token, source } = cursor;
  const known = cursor.names.match(source, token.offset);
  const fixed = keywordFunction(source, token.offset);
  if (fixed !== undefined && fixed.end > (known?.end ?? 0)) {
    cursor.moveTo(fixed.end);
    return fixed.name;
  }
  cursor.moveTo(known?.end ?? token.end);
  const words = [known?.name ?? token.text];
  while (continuesName(cursor)) words.push(cursor.next().text);
  return words.join(' ');
}

/** Reads a name that is being introduced, up to a word or sign that ends it. */
export function readNewName(cursor: Cursor, what: string): string {
  if (cursor.token.kind !== 'word' || keywords.has(cursor.token.text)) {
    throw cursor.unexpected(`a name for ${what}`);
  }
  const words = [cursor.next().text];
  while (continuesName(cursor)) words.push(cursor.next().text);
  return words.join(' ');
}

const argumentName = new RegExp(`${wordStart}(?:${wordPart}|[-+*/'.\\s])*:(?!:)`, 'uy');

/** The name before a colon, as `grouping separator` in `number(from: x, grouping separator: " ")`. */
export function acceptNameWithColon(cursor: Cursor): string | undefined {
  if (cursor.token.kind !== 'word') return undefined;
  argumentName.lastIndex = cursor.token.offset;
  const found = argumentName.exec(cursor.source)?.[0];
  if (found === undefined) return undefined;
  cursor.moveTo(cursor.token.offset + found.length);
  return oneBlank(found.slice(0, -1));
}

function oneBlank(name: string): string {
  return name.trim().replace(/\s+/g, ' ');
}

function continuesName(cursor: Cursor): boolean {
  const { token } = cursor;
  if (token.kind === 'word') return !keywords.has(token.text);
  return token.kind === 'number' && isPlainNumber(token, cursor.source);
}

/** `Level 2` is one name; `2..5` and `2.5` are none. */
function isPlainNumber(token: Token, source: string): boolean {
  return /^\d+$/.test(token.text) && readToken(source, token.end).text !== '..';
}

function keywordFunction(source: string, offset: number): { name: string; end: number } | undefined {
  for (const { name, form } of keywordFunctions) {
    form.lastIndex = offset;
    const found = form.exec(source)?.[0];
    if (found === undefined) continue;
    const end = offset + found.length;
    if (source[skipBlanks(source, end)] === '(') return { name, end };
  }
  return undefined;
}
