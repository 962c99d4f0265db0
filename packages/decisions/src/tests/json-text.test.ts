import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readJsonText } from './json-text.ts';

test('JSON of any kind is read as JSON.parse reads it', () => {
  const layout = fc.constantFrom(undefined, 2, '\t');
  fc.assert(
    fc.property(fc.json(), layout, (text, indent) => {
      const value: unknown = JSON.parse(text);
      const read = readJsonText(JSON.stringify(value, null, indent));
      expect(read).toMatchObject({ ok: true });
      expect(read.ok && read.root.value).toEqual(value);
    }),
  );
});

test('text of any kind is read when JSON.parse reads it, and else refused at a place in it (too short for an entry that stands twice)', () => {
  const unit = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    '"',
    ',',
    ':',
    '\\',
    'a',
    '0',
    '1',
    '-',
    '.',
    'e',
    'null',
    ' ',
    '\n',
  );
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 10 }), (text) => {
      const read = readJsonText(text);
      expect(read.ok).toBe(parses(text));
      if (!read.ok) expect(read.at).toBeLessThanOrEqual(text.length);
    }),
    { numRuns: 2000, examples: [['{"a":1}'], ['[1,]'], ['"\\u12"'], ['01']] },
  );
});

test('an entry that stands twice is refused, and a byte order mark is let through', () => {
  expect(readJsonText('{"a":1,"a":2}')).toEqual({
    ok: false,
    at: 7,
    sentence: 'The entry "a" stands twice.',
  });
  expect(readJsonText('\uFEFF[1]')).toMatchObject({ ok: true, root: { value: [1] } });
});

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
