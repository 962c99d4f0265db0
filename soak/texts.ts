import { makeExpression } from '../packages/feel/test/expressions.ts';
import type { Random } from '../packages/feel/test/random.ts';

const pieces = [
  ...[
    'if',
    'then',
    'else',
    'for',
    'in',
    'return',
    'some',
    'every',
    'satisfies',
    'and',
    'or',
    'not',
    'between',
  ],
  ...['instance of', 'function', 'external', 'null', 'true', 'date and time', 'list<', 'range<', 'context<'],
  ...[
    'a',
    'b c',
    'item',
    'partial',
    '?',
    'string length',
    'sum',
    '__proto__',
    'constructor',
    'number',
    'string',
  ],
  ...[
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    ',',
    ':',
    '.',
    '..',
    '...',
    '+',
    '-',
    '*',
    '**',
    '/',
    '=',
    '!=',
    '<',
    '>=',
    '->',
  ],
  ...[
    '1',
    '0.5',
    '.5',
    '1e5',
    '9'.repeat(40),
    '"text"',
    '"',
    '\\',
    '@"P1D"',
    '@"2026-01-01"',
    '@',
    '@"x"',
    '"\\u00e4"',
  ],
  ...['//', '/*', '*/', '\n', '\t', '\u00a0', '\ud83d', '\ude00', '🐎', 'é', '#', '$', "'", '\u0000'],
];

/** A text that may be FEEL: pieces in any order, an expression, one with a fault, or one that is not finished. */
export function makeText(random: Random): string {
  switch (random.below(5)) {
    case 0:
      return makePieces(random);
    case 1:
      return makeExpression(random, 4);
    case 2:
      return faulty(random, makeExpression(random, 3));
    case 3: {
      const text = makeExpression(random, 4);
      return text.slice(0, random.below(text.length + 1));
    }
    default:
      return nested(random);
  }
}

function makePieces(random: Random): string {
  let text = '';
  for (let left = random.below(30); left > 0; left--) text += random.pick(pieces) + random.pick(['', ' ']);
  return text;
}

/** With something left out, put in or exchanged. */
function faulty(random: Random, text: string): string {
  let result = text;
  for (let left = 1 + random.below(3); left > 0; left--) {
    const at = random.below(result.length + 1);
    const put = random.once(2) ? '' : random.pick(pieces);
    result = result.slice(0, at) + put + result.slice(at + random.below(4));
  }
  return result;
}

/** The same piece again and again, which is how a parser comes to its end. */
function nested(random: Random): string {
  const times = random.pick([3, 30, 300, 3_000]);
  return `${random.pick(pieces).repeat(Math.min(times, 1_000))}${random.pick(pieces)} ${random.pick(pieces)}`.slice(
    0,
    20_000,
  );
}
