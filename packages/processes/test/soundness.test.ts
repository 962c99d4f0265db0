import fc from 'fast-check';
import { test } from 'vitest';
import { randomGraph } from './random-graph.ts';
import { runs } from './runs.ts';
import { checkAgainstAllOrders, checkWalks, checkWaysToDeadlocks } from './soundness.ts';

const walk = fc.array(fc.nat({ max: 1_000 }), { minLength: 5, maxLength: 40 });

test('moving one element at a time shows what all orders of all moves show', {
  timeout: 60_000,
}, async () => {
  await fc.assert(fc.asyncProperty(randomGraph, checkAgainstAllOrders), runs(120));
});

test('a process called sound never gets stuck, whatever is chosen', { timeout: 60_000 }, async () => {
  const walks = fc.array(walk, { minLength: 1, maxLength: 3 });
  await fc.assert(fc.asyncProperty(randomGraph, walks, checkWalks), runs(120));
});

test('the way to a deadlock leads a case there', { timeout: 60_000 }, async () => {
  await fc.assert(fc.asyncProperty(randomGraph, checkWaysToDeadlocks), runs(120));
});
