import { describe, expect, it } from 'vitest';
import { compileExpression, compileUnaryTests, Run } from '../src/index.ts';
import { parseExpression } from '../src/parse/parse.ts';
import { valueText } from '../src/values/text.ts';
import type { FeelValue } from '../src/values/value.ts';
import { context, makeExpression } from './expressions.ts';
import { Random } from './random.ts';
import { tckTexts } from './tck-texts.ts';
import { walk } from './walk.ts';

const names = Object.keys(context);
const limits = { now: '2026-11-23T12:00:00Z', budget: 20_000, memory: 4_000_000 };

/** The value as text, which tells 1 from "1"; undefined where the budget ended the evaluation. */
function compiledValue(source: string): string | undefined {
  const compiled = compileExpression(source, { names });
  if (!compiled.ok) return undefined;
  const { value, warnings } = compiled.expression.evaluate(context, { ...limits, input: 5 });
  const stopped = warnings.some(({ code }) => ['budget', 'memory', 'too-deep', 'too-large'].includes(code));
  return stopped ? undefined : written(value);
}

function written(value: FeelValue): string {
  return typeof value === 'string' ? JSON.stringify(value) : valueText(value);
}

/** Undefined where the walk did more than it may, since it leaves nothing out. */
function walkedValue(source: string): string | undefined {
  const run = new Run(context, { now: limits.now, budget: 100_000 });
  const tree = parseExpression(source, { names, types: new Map() });
  const given = (name: string) => (context as { readonly [name: string]: FeelValue })[name];
  const spot = { source, offset: 0, length: source.length };
  const value = run.attempt(spot, () => walk(tree, given, { input: 5, run }));
  return run.stopped === undefined ? written(value) : undefined;
}

describe('a compiled expression', () => {
  it('has the value that a plain walk through its tree has', { timeout: 120_000 }, () => {
    let compared = 0;
    for (let seed = 0; seed < 6_000; seed++) {
      const source = makeExpression(new Random(seed), 4);
      const compiled = compiledValue(source);
      const walked = compiled === undefined ? undefined : walkedValue(source);
      if (walked === undefined) continue;
      expect([seed, source, compiled]).toEqual([seed, source, walked]);
      compared++;
    }
    expect(compared).toBeGreaterThan(4_000);
  });

  const texts = tckTexts();
  it.skipIf(texts.length === 0)('also for the texts of the DMN TCK', { timeout: 120_000 }, () => {
    for (const source of texts) {
      const compiled = /\bexternal\b/.test(source) ? undefined : compiledValue(source);
      const walked = compiled === undefined ? undefined : walkedValue(source);
      if (walked !== undefined) expect([source, compiled]).toEqual([source, walked]);
    }
  });
});

describe('a compiled cell', () => {
  it('holds when the expression about its input does', () => {
    for (let seed = 0; seed < 2_000; seed++) {
      const random = new Random(seed);
      const cell = `${random.pick(['< ', '> ', '<= ', '>= '])}${random.pick(['n', '2', '0.5', 'a b', '"b"'])}`;
      const input = random.pick([1, 2, 3, 0.5, -0.25, 'a', 'c', null]);
      const test = compileUnaryTests(cell, { names });
      const both = compileExpression(`? ${cell}`, { names });
      const [one, other] = [test, both].map(
        (compiled) => compiled.ok && compiled.expression.evaluate(context, { input }).value,
      );
      expect([cell, input, one]).toEqual([cell, input, other]);
    }
  });
});
