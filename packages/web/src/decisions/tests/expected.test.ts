import { expect, it } from 'vitest';
import type { Json } from '../../api/contract.ts';
import { expectedEntry, readExpected } from './expected.ts';

it.each<[Json, string]>([
  ['Gold', 'Gold'],
  ['2 of 2', '2 of 2'],
  ['12', '"12"'],
  ['true', '"true"'],
  ['', '""'],
  ['[a]', '"[a]"'],
  [12.5, '12.5'],
  [null, 'null'],
  [[1], '[\n 1\n]'],
])('shows %j as %s and reads it back', (value, entry) => {
  expect(expectedEntry(value)).toBe(entry);
  expect(readExpected(entry)).toEqual({ ok: true, value });
});

it('expects nothing from an empty field', () => {
  expect(readExpected(' ')).toEqual({ ok: true, value: null });
});

it('says when JSON is half written', () => {
  expect(readExpected('{ "level": ')).toEqual({ ok: false, sentence: expect.any(String) });
});
