import { describe, expect, it } from 'vitest';
import { compileExpression } from '../expression.ts';
import { evaluate, result } from '../testing.ts';

describe('names', () => {
  it('may hold blanks, keywords, signs and numbers when they are known', () => {
    const context = {
      'date and time of order': 1,
      'a-b': 2,
      "customer's age": 3,
      'order.number': 4,
      'Level 2': 5,
      'if any': 6,
      'a/b + c': 7,
      '🐎': 8,
    };
    for (const [name, value] of Object.entries(context)) expect(result(name, context)).toBe(value);
    expect(result("a-b + customer's age * Level 2", context)).toBe(17);
  });

  it('are the longest known ones', () => {
    expect(result('a - b', { a: 9, b: 1 })).toBe(8);
    expect(result('a-b', { a: 9, b: 1, 'a-b': 3 })).toBe(3);
    expect(result('a-bc', { a: 9, bc: 1, 'a-b': 3 })).toBe(8);
  });

  it('of words in a row are one name even when they are not known', () => {
    const compiled = compileExpression('Monthly  Salary * 12 > Yearly Limit');
    expect(compiled.ok && compiled.expression.references).toEqual(['Monthly Salary', 'Yearly Limit']);
  });

  it('that are not there give null and a warning', () => {
    expect(evaluate('b + 1', { a: 1 })).toEqual({
      value: null,
      sentences: ['There is no b here.', 'b is null, a number was expected.'],
    });
  });

  it('introduced by an expression come before those of the context', () => {
    expect(result('for x in [1, 2] return x * y', { x: 10, y: 3 })).toEqual([3, 6]);
    expect(result('{x: 1, z: x + 1}.z', { x: 10 })).toBe(2);
    expect(result('(function(x) x + y)(1)', { x: 10, y: 3 })).toBe(4);
  });

  it('of data step back before a built-in function that is called', () => {
    expect(result('count(date) + count', { date: [1, 2, 3], count: 4 })).toBe(7);
    expect(result('date("2026-01-01") = date', { date: '2026-01-01' })).toBeNull();
  });

  it('like those of JavaScript objects are nothing special', () => {
    expect(result('constructor')).toBeNull();
    expect(result('a.toString', { a: {} })).toBeNull();
    expect(result('{constructor: 1}.constructor')).toBe(1);
    const own = result('{"__proto__": {admin: true}, b: 1}') as object;
    expect(Object.keys(own)).toEqual(['__proto__', 'b']);
    expect(Object.getPrototypeOf(own)).toBe(Object.prototype);
  });

  it('in a filter are entries of the item before all others', () => {
    const orders = [
      { amount: 5, limit: 1 },
      { amount: 7, limit: 9 },
    ];
    expect(result('orders[amount > limit]', { orders, limit: 100 })).toEqual([orders[0]]);
    expect(result('orders[amount > least].amount', { orders, least: 6 })).toEqual([7]);
  });

  it('that only stand in filters are told apart, since they may be entries', () => {
    const compiled = compileExpression('orders[amount > least].x + least');
    expect(compiled.ok && compiled.expression.references).toEqual(['orders', 'amount', 'least']);
    expect(compiled.ok && compiled.expression.perhapsEntries).toEqual(['amount']);
  });
});
