// biome-ignore-all lint/suspicious/noTemplateCurlyInString: JUEL looks like a template.
import { compileExpression } from '@throughline/feel';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { feelOfJuel } from './juel.ts';

test.each([
  ['${approved}', '= approved'],
  ['#{order.total}', '= order.total'],
  ['${a == 1}', '= a = 1'],
  ['${a != "x"}', '= a != "x"'],
  ["${a eq 'it\\'s'}", '= a = "it\'s"'],
  ['${a >= 1.5 && b lt 2}', '= a >= 1.5 and b < 2'],
  ['${not a or b}', '= not(a) or b'],
  ['${!(a || b)}', '= not((a or b))'],
  ['${a + 2 * b - -1}', '= a + 2 * b - -1'],
  ['${a == null}', '= a = null'],
  ['${a > 1 ? "many" : "one"}', '= if a > 1 then "many" else "one"'],
])('%s becomes %s', (juel, feel) => {
  expect(feelOfJuel(juel)).toBe(feel);
  expect(compileExpression(feel.slice(1), {}).ok).toBe(true);
});

test.each([
  '${bean.isReady()}',
  '${list[0]}',
  '${empty list}',
  'Hello ${name}',
  '${a} and ${b}',
  '${a ==}',
  '${(a}',
  '${}',
  '${a b}',
  '${a % 2}',
  'a == 1',
])('%s is left to people', (juel) => {
  expect(feelOfJuel(juel)).toBeUndefined();
});

test('whatever is in the braces, the answer is FEEL or none', () => {
  const piece = fc.constantFrom(
    'a',
    'b.c',
    '1',
    '"x"',
    ' == ',
    ' and ',
    ' ! ',
    '(',
    ')',
    ' ? ',
    ' : ',
    ' - ',
    ' < ',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 9 }), (pieces) => {
      const feel = feelOfJuel(`\${${pieces.join('')}}`);
      if (feel !== undefined) expect(compileExpression(feel.slice(1), {}).ok, feel).toBe(true);
    }),
    { numRuns: 2_000 },
  );
});
