import { describe, expect, it } from 'vitest';
import { compileExpression } from '../expression.ts';

/** Each of these would take for ever, or all memory. */
const endless = [
  'for i in 1..1000000000 return i',
  'some i in 1..1000000000, j in 1..1000000000 satisfies i + j < 0',
  'for i in @"0001-01-01"..@"999999999-01-01" return i',
  '{f: function(n) f(n + 1), r: f(1)}.r',
  '{f: function(n) if n < 2 then 1 else f(n - 1) + f(n - 2), r: f(100)}.r',
  'for i in 1..100 return if i = 1 then "x" else partial[-1] + partial[-1]',
  'for i in 1..100 return if i = 1 then [1] else concatenate(partial[-1], partial[-1])',
  'matches("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "^(a+)+$")',
  'replace("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "(a|a)*b", "c")',
  'distinct values(for i in 1..100000 return {a: i})',
];

describe('the budget', () => {
  it.each(endless)('ends %s with a warning', (source) => {
    const compiled = compileExpression(source);
    if (!compiled.ok) throw new Error(compiled.errors[0]?.sentence);
    const started = performance.now();
    const { value, warnings } = compiled.expression.evaluate({});
    expect(value).toBeNull();
    expect(warnings.some(({ code }) => code === 'budget' || code === 'too-deep')).toBe(true);
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it('can be set for one evaluation', () => {
    const compiled = compileExpression('sum(for i in 1..100 return i)');
    if (!compiled.ok) throw new Error('not compiled');
    expect(compiled.expression.evaluate({}).value).toBe(5050);
    expect(compiled.expression.evaluate({}, { budget: 50 }).value).toBeNull();
  });

  it('keeps only the first warnings', () => {
    const compiled = compileExpression('for i in 1..1000 return i + "x"');
    if (!compiled.ok) throw new Error('not compiled');
    expect(compiled.expression.evaluate({}).warnings).toHaveLength(20);
  });
});
