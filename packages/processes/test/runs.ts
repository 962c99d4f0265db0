/**
 * How often a property is tried. `npm test` tries the same processes each time, so that a failure is about what was
 * changed; the soak tries others.
 */
export function runs(numRuns: number): { readonly numRuns: number; readonly seed?: number } {
  return process.env.SOAK === undefined ? { numRuns, seed: 20_261_123 } : { numRuns };
}
