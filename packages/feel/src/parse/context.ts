import type { Cursor } from './cursor.ts';
import { readExpression } from './grammar.ts';
import { acceptNameWithColon } from './name.ts';
import type { ContextEntry, Node } from './tree.ts';

/** `{name: value, "any text": value}`; each entry sees the ones before it. */
export function readContext(cursor: Cursor): Node {
  const { offset } = cursor.next();
  const entries: ContextEntry[] = [];
  const known: string[] = [];
  try {
    cursor.inside(false, () => {
      while (!cursor.isSymbol('}')) {
        if (entries.length > 0) cursor.expect(',', 'between the entries of the context');
        const name = readKey(cursor);
        const value = readExpression(cursor);
        entries.push({ name, value });
        cursor.names.add(name);
        known.push(name);
      }
    });
  } finally {
    for (const name of known) cursor.names.remove(name);
  }
  cursor.expect('}', 'after the entries of the context');
  return { type: 'context', entries, ...cursor.span(offset) };
}

function readKey(cursor: Cursor): string {
  if (cursor.token.kind === 'string') {
    const { text } = cursor.next();
    cursor.expect(':', 'after the name of the entry');
    return text;
  }
  const name = acceptNameWithColon(cursor);
  if (name === undefined) throw cursor.unexpected('an entry such as name: value');
  return name;
}
