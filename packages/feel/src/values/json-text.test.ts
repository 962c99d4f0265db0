import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compileExpression } from '../expression.ts';
import { toJson } from './json.ts';
import { fromJsonText, toJsonText } from './json-text.ts';
import type { FeelValue } from './value.ts';

const evaluate = (source: string, context: object = {}) => {
  const compiled = compileExpression(source, { names: Object.keys(context) });
  if (!compiled.ok) throw new Error(source);
  return compiled.expression.evaluate(context as Record<string, unknown>).value;
};

it.each([
  ['1/3', '0.3333333333333333333333333333333333'],
  ['9007199254740993', '9007199254740993'],
  ['-0.1 - 0.2', '-0.3'],
  [
    '[1/3, {"a b": 2/3, t: "x\\"y"}, @"2026-11-23", null, true]',
    '[0.3333333333333333333333333333333333,{"a b":0.6666666666666666666666666666666667,"t":"x\\"y"},"2026-11-23",null,true]',
  ],
])('writes %s with all its digits', (source, text) => {
  expect(toJsonText(evaluate(source))).toBe(text);
});

it('reads numbers with all their digits', () => {
  const context = fromJsonText('{"n": 12345678901234567890.125, "e": 1.50e2, "list": [-0.1, 7]}') as object;
  expect(toJsonText(evaluate('n + 1', context))).toBe('12345678901234567891.125');
  expect(toJsonText(evaluate('e', context))).toBe('150');
  expect(toJsonText(context as FeelValue)).toBe('{"n":12345678901234567890.125,"e":150,"list":[-0.1,7]}');
});

it('is JSON, and means what `toJson` means as far as doubles can', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (json) => {
      const text = JSON.stringify(json);
      const value = fromJsonText(text);
      expect(toJson(value)).toEqual(JSON.parse(text));
      expect(JSON.parse(toJsonText(value))).toEqual(JSON.parse(JSON.stringify(json)));
    }),
  );
});
