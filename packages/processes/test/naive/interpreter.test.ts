import fc from 'fast-check';
import { test } from 'vitest';
import { playBoth } from './lockstep.ts';
import { randomDrawing } from './random-drawing.ts';

test('the engine and the naive interpreter wait for the same after every step', {
  timeout: 60_000,
}, async () => {
  const path = fc.array(fc.nat({ max: 10_000 }), { minLength: 5, maxLength: 40 });
  const paths = fc.array(path, { minLength: 1, maxLength: 3 });
  await fc.assert(fc.asyncProperty(randomDrawing, paths, playBoth), { numRuns: 150 });
});
