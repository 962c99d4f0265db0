import fc from 'fast-check';
import { expect, test } from 'vitest';
import { movedPairs, pairUp } from './pair-up.ts';

/** `2:age > 3` is a thing of the id 2, `age > 3` one without an id; pairs are written `earlier-later`, from 1. */
function paired(before: readonly string[], after: readonly string[]): string {
  const pairs = pairUp(before.map(thing), after.map(thing));
  const moved = movedPairs(pairs);
  return pairs
    .map((pair) => `${pair.before + 1}-${pair.after + 1}${moved.has(pair) ? ' moved' : ''}`)
    .join(', ');
}

test.each([
  ['the same', ['a', 'b'], ['a', 'b'], '1-1, 2-2'],
  ['one put in', ['a', 'b'], ['a', 'x', 'b'], '1-1, 2-3'],
  ['one taken out', ['a', 'x', 'b'], ['a', 'b'], '1-1, 3-2'],
  ['one rewritten, known by its place', ['a', 'b', 'c'], ['a', 'x', 'c'], '1-1, 2-2, 3-3'],
  ['the first rewritten', ['a', 'b'], ['x', 'b'], '1-1, 2-2'],
  [
    'one rewritten and moved, known by its id',
    ['1:a', '2:b', '3:c'],
    ['2:x', '1:a', '3:c'],
    '2-1 moved, 1-2, 3-3',
  ],
  ['numbered by place, one put in', ['1:a', '2:b', '3:c'], ['1:a', '2:x', '3:b', '4:c'], '1-1, 2-3, 3-4'],
  ['twins keep to their ids', ['1:a', '2:a'], ['2:a', '1:a'], '2-1 moved, 1-2'],
  ['the last goes to the front', ['a', 'b', 'c'], ['c', 'a', 'b'], '3-1 moved, 1-2, 2-3'],
  ['nothing before', [], ['a'], ''],
])('%s', (_, before, after, expected) => {
  expect(paired(before, after)).toBe(expected);
});

test('each thing has at most one partner, and those that did not move keep their order', () => {
  const things = fc.array(fc.constantFrom('a', 'b', 'c', '1:a', '2:a', '1:b', '2:c'), { maxLength: 8 });
  fc.assert(
    fc.property(things, things, (before, after) => {
      const pairs = pairUp(before.map(thing), after.map(thing));
      expect(new Set(pairs.map((pair) => pair.before)).size).toBe(pairs.length);
      expect(new Set(pairs.map((pair) => pair.after)).size).toBe(pairs.length);
      const moved = movedPairs(pairs);
      const stayed = pairs.filter((pair) => !moved.has(pair)).map((pair) => pair.before);
      expect(stayed).toEqual([...new Set(stayed)].sort((a, b) => a - b));
    }),
  );
});

function thing(text: string): { id?: string; content: string } {
  const [first = '', content] = text.split(':');
  return content === undefined ? { content: first } : { id: first, content };
}
