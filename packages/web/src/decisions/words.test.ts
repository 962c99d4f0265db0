import { expect, it } from 'vitest';
import { inputsWords, plainWords, shortWords } from './words.ts';

it.each([
  [null, 'nothing'],
  [true, 'true'],
  [184600, '184600'],
  ['Vault 800', 'Vault 800'],
  ['', '""'],
  [[138, 184], '[138, 184]'],
  [{ level: 'Gold', share: null }, '{ level: "Gold", share: null }'],
])('writes %j as %s', (value, words) => {
  expect(plainWords(value)).toBe(words);
});

it('cuts what is too long for a chip', () => {
  expect(shortWords('x'.repeat(200))).toHaveLength(80);
});

it('names values in one line', () => {
  expect(inputsWords({ amount: 100000, gold: true })).toBe('amount 100000, gold true');
});
