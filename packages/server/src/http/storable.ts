/** Deeper values exhaust the stack of whoever walks them later. */
const MOST_DEPTH = 100;

/** A part of a value that no database column or later reader can hold, though it is JSON. */
export interface Unstorable {
  readonly path: readonly PropertyKey[];
  /** What is wrong, to stand behind the part's name. */
  readonly reason: string;
}

/** The first part of a JSON value that cannot be kept as it is, or undefined. `path` is where `value` stands. */
export function findUnstorable(value: unknown, path: PropertyKey[] = []): Unstorable | undefined {
  const reason = path.length > MOST_DEPTH ? 'is nested too deeply' : unstorable(value);
  if (reason !== undefined) return { path, reason };
  if (typeof value !== 'object' || value === null) return undefined;
  const list = Array.isArray(value);
  for (const name of Object.keys(value)) {
    path.push(list ? Number(name) : name);
    const odd = name === '__proto__' || (!list && unstorable(name) !== undefined);
    if (odd) return { path, reason: 'has a name that is not allowed' };
    const found = findUnstorable((value as Record<string, unknown>)[name], path);
    if (found) return found;
    path.pop();
  }
  return undefined;
}

/** Why a text or number cannot be stored as it is, or undefined. */
export function unstorable(value: unknown): string | undefined {
  if (typeof value === 'string') {
    if (value.includes('\u0000')) return 'holds a NUL character';
    if (!value.isWellFormed()) return 'holds half a character (a lone surrogate)';
  }
  return typeof value === 'number' && !Number.isFinite(value) ? 'is a number too large to keep' : undefined;
}
