import { describe, expect, it } from 'vitest';
import { compileExpression, toJson } from './index.ts';

function evaluate(source: string, context: Record<string, unknown> = {}) {
  const compiled = compileExpression(source, { names: Object.keys(context) });
  if (!compiled.ok) throw new Error(compiled.errors[0]?.sentence);
  const { value, warnings } = compiled.expression.evaluate(context);
  return { value: toJson(value), warnings };
}

describe('an expression', () => {
  it('computes with exact decimals, also from JSON', () => {
    expect(evaluate('0.1 + 0.2 = 0.3').value).toBe(true);
    expect(evaluate('a + b = 0.3', { a: 0.1, b: 0.2 }).value).toBe(true);
    expect(evaluate('1.15 * 100').value).toBe(115);
    expect(evaluate('string(9007199254740993 + 0)').value).toBe('9007199254740993');
  });

  it('binds in like a comparison, so that and joins two of them', () => {
    const context = { age: 50, tenure: 7 };
    expect(evaluate('age in [5..100] and tenure in [5..10)', context).value).toBe(true);
    expect(evaluate('age in [5..100] and tenure in [8..10)', context).value).toBe(false);
  });

  it('says in words what does not fit, and where', () => {
    const { value, warnings } = evaluate('1 + age', { age: '42' });
    expect(value).toBeNull();
    expect(warnings).toMatchObject([
      { sentence: "age is text '42', a number was expected.", line: 1, column: 5, offset: 4, length: 3 },
    ]);
  });

  it('reads names with blanks, keywords and signs that it was told of', () => {
    const context = { 'Applicant age': 42, 'profit and loss': 7, 'a-b': 5, a: 1, b: 1 };
    expect(evaluate('Applicant  age + profit and loss', context).value).toBe(49);
    expect(evaluate('a-b', context).value).toBe(5);
  });

  it('ends what would run for ever', () => {
    const { value, warnings } = evaluate('for i in 1..1000000000 return i');
    expect(value).toBeNull();
    expect(warnings[0]?.code).toBe('budget');
  });

  it('names the free variables', () => {
    const compiled = compileExpression('for x in orders return x.amount * factor');
    expect(compiled.ok && compiled.expression.references).toEqual(['orders', 'factor']);
  });
});
