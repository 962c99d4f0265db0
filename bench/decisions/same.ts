/**
 * Whether two answers are the same. Numbers are compared by twelve digits: some engines calculate in binary
 * floating point, and the bench measures speed.
 */
export function same(a: unknown, b: unknown): boolean {
  if (typeof a === 'number' && typeof b === 'number') {
    return Math.abs(a - b) <= 1e-12 * Math.max(Math.abs(a), Math.abs(b));
  }
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  const names = Object.keys(a);
  return (
    Array.isArray(a) === Array.isArray(b) &&
    names.length === Object.keys(b).length &&
    names.every((name) => same(Reflect.get(a, name), Reflect.get(b, name)))
  );
}
