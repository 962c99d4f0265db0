import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileExpression, compileUnaryTests } from '../expression.ts';
import { errorsOf, result } from '../testing.ts';

/** Pieces of FEEL in any order: most are wrong somewhere, and many nearly right. */
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
  ...[
    'instance of',
    'function',
    'external',
    'null',
    'true',
    'date and time',
    'list<',
    'a',
    'b c',
    'item',
    '?',
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
    '1.5',
    '.5',
    '1e3',
    '1e9999',
    '"x"',
    '"',
    '"\\u12"',
    '@"2026-01-01"',
    '@"x"',
    '@',
    '//',
    '/*',
    '*/',
    '\n',
  ],
];
const soup = fc.array(fc.constantFrom(...pieces), { maxLength: 25 }).map((parts) => parts.join(' '));

describe('the parser', () => {
  it.each([
    ['pieces of FEEL', soup],
    ['any text', fc.string({ unit: 'binary' })],
  ])('answers to %s with a value or with errors that have a place', (_, text) => {
    fc.assert(
      fc.property(text, fc.constantFrom(compileExpression, compileUnaryTests), (source, compile) => {
        const compiled = compile(source, { names: ['b c', 'a-b', 'x and y'] });
        if (compiled.ok) {
          compiled.expression.evaluate({ a: [1, { b: 2 }] }, { budget: 1000, input: 5 });
          return;
        }
        const [error] = compiled.errors;
        expect(error?.sentence).toMatch(/\.$/);
        expect(error?.offset).toBeLessThanOrEqual(source.length);
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['1 +', 1, 4, 'Expected a value, but here the expression ends.'],
    ['if a then 1', 1, 12, 'Expected else after then, but here the expression ends.'],
    ['[1, 2', 1, 6, 'Expected ] after the items of the list, but here the expression ends.'],
    ['a +\n  * b', 2, 3, 'Expected a value, but here there is *.'],
    ['"half', 1, 1, 'The text that begins here has no end.'],
    ['f(a: 1, 2)', 1, 9, 'Some arguments have a name and some have none.'],
    ['1 2', 1, 3, 'Expected the end of the expression or an operator, but here there is 2.'],
    ['x instance of foo', 1, 15, 'There is no type foo.'],
    ['@"2026-02-30"', 1, 1, '@"2026-02-30" is no date, time, date and time or duration.'],
    [
      'function(x) external {}',
      1,
      13,
      'External functions (Java, PMML) are not run here, save a few of java.lang.',
    ],
    ['a # b', 1, 3, 'The character # has no meaning here.'],
    ['', 1, 1, 'There is no expression.'],
  ])('says of %j at %i:%i: %s', (source, line, column, sentence) => {
    expect(errorsOf(source)).toMatchObject([{ line, column, sentence }]);
  });

  it('proposes the function that was meant', () => {
    expect(errorsOf('string lenght("x")')).toMatchObject([
      { code: 'unknown-function', mend: 'Did you mean string length?' },
    ]);
  });

  it.each([
    ['a == 1', 'Write = for equal.'],
    ['a <> 1', 'Write != for other than.'],
    ['a => 1', 'Write >= for at least.'],
    ['a && b', 'Write and between conditions, and + between texts.'],
    ['\u201Cgold\u201D', 'Write texts between straight double quotes: "text".'],
    ["'gold'", 'Write texts between straight double quotes: "text".'],
    ['\u22125', 'Minus is written - in FEEL.'],
    ['a \u2264 5', 'Write <= for at most.'],
    ['a # b', 'Remove it, or put the text in double quotes.'],
  ])('says of %s how FEEL writes it', (source, mend) => {
    expect(errorsOf(source)).toMatchObject([{ mend }]);
  });

  it('refuses what is nested or chained too deep, at once', () => {
    expect(errorsOf('('.repeat(5000))[0]?.code).toBe('too-deep');
    expect(errorsOf('[1..'.repeat(5000))[0]?.code).toBe('too-deep');
    expect(errorsOf(Array(5000).fill('1').join('+'))[0]?.code).toBe('too-deep');
    expect(errorsOf('-'.repeat(5000).concat('1'))[0]?.code).toBe('too-deep');
    expect(errorsOf('1'.repeat(200_000))[0]?.code).toBe('too-long');
  });

  it.each([
    ['-3 ** 2', 9],
    ['2 ** 3 ** 2', 64],
    ['10 - 2 - 3', 5],
    ['2 + 3 * 4', 14],
    ['1 < 2 and 2 < 3 or false', true],
    ['1 + 2 = 3', true],
    ['5 between 1 and 4 or true', true],
    ['3 in [1..2] or 3 in (2..3]', true],
    ['-1 instance of number', true],
    ['if false then 1 else 2 + 3', 5],
    ['[1, 2, 3][2] + 1', 3],
    ['{a: {b: 1}}.a.b', 1],
    ['4 in [1..5[', true],
    ['5 in ]1..5[ or 5 in ]4..5]', true],
    ['count([[1..5[, ]6..7[])', 2],
    ['1 /* one */ + 2 // three', 3],
  ])('binds %s as it should', (source, expected) => {
    expect(result(source)).toEqual(expected);
  });
});
