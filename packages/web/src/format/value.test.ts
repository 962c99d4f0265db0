import { expect, it } from 'vitest';
import { nameWords, valueWords } from './value.ts';

const now = new Date(2026, 10, 19, 10, 42);

it.each([
  [null, 'empty'],
  ['', 'empty'],
  [true, 'yes'],
  [184600, '184,600'],
  [0.1, '0.1'],
  ['Vault 800', 'Vault 800'],
  ['2026-11-30', 'Mon 30 Nov'],
  ['2027-01-04', 'Mon 4 Jan 2027'],
  [['ZZStor', 'Tessera'], 'ZZStor, Tessera'],
  [[], 'none'],
  [[{ a: 1 }], '1 entry'],
  [{ street: 'Speicherkai 8', city: 'Hamburg' }, 'Street Speicherkai 8, City Hamburg'],
  [{ a: { b: 1 } }, '1 value'],
])('%j reads %s', (value, words) => {
  expect(valueWords(value, now)).toBe(words);
});

it('does not take a number for a date', () => {
  expect(valueWords('2026-11', now)).toBe('2026-11');
});

it.each([
  ['orderValue', 'Order value'],
  ['end_customer', 'End customer'],
  ['bundle', 'Bundle'],
])('%s is called %s', (name, words) => {
  expect(nameWords(name)).toBe(words);
});
