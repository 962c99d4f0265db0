/** Keeps a value under a name and, of all that are kept, only so many: what was not used for longest is dropped. */
export function remember<Value>(kept: Map<string, Value>, name: string, value: Value, most: number): Value {
  kept.delete(name);
  kept.set(name, value);
  const [oldest] = kept.keys();
  if (kept.size > most && oldest !== undefined) kept.delete(oldest);
  return value;
}
