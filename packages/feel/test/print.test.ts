import { describe, expect, it } from 'vitest';
import { FeelSyntaxError } from '../src/feel-error.ts';
import { parseExpression, parseUnaryTests } from '../src/parse/parse.ts';
import { childrenOf, type Node } from '../src/parse/tree.ts';
import { context, makeExpression } from './expressions.ts';
import { print } from './print.ts';
import { Random } from './random.ts';
import { tckTexts } from './tck-texts.ts';

const scope = { names: Object.keys(context), types: new Map() };

function read(text: string): Node | undefined {
  try {
    return parseExpression(text, scope);
  } catch (reason) {
    if (reason instanceof FeelSyntaxError) return undefined;
    throw reason;
  }
}

/** The tree without places. */
function bare(node: Node): unknown {
  return JSON.parse(
    JSON.stringify(node, (key, value) => {
      if (key === 'offset' || key === 'length') return undefined;
      return typeof value === 'bigint' ? String(value) : value;
    }),
  );
}

/** A sign before a number is read as a negation. */
function checkThereAndBack(text: string): boolean {
  const tree = read(text);
  if (tree === undefined) return false;
  const written = print(tree);
  expect([text, bare(parseExpression(written, scope))]).toEqual([text, bare(tree)]);
  return true;
}

describe('reading, writing and reading again', () => {
  it('gives the same tree', { timeout: 60_000 }, () => {
    for (let seed = 0; seed < 3_000; seed++) {
      expect(checkThereAndBack(makeExpression(new Random(seed), 4))).toBe(true);
    }
  });

  const texts = tckTexts();
  it.skipIf(texts.length === 0)('also for the texts of the DMN TCK', { timeout: 60_000 }, () => {
    expect(texts.filter(checkThereAndBack).length).toBeGreaterThan(texts.length * 0.9);
  });
});

describe('a tree', () => {
  it('has the place of every part inside that of the whole', () => {
    for (let seed = 0; seed < 2_000; seed++) {
      const text = makeExpression(new Random(seed), 4);
      for (const test of parseUnaryTests(text, scope).tests) checkPlaces(test);
    }
  });
});

function checkPlaces(node: Node): void {
  for (const part of childrenOf(node)) {
    expect(part.offset).toBeGreaterThanOrEqual(node.offset);
    expect(part.offset + part.length).toBeLessThanOrEqual(node.offset + node.length);
    checkPlaces(part);
  }
}
