import { entryBytes } from '../compile/run.ts';
import { define } from '../values/json.ts';
import { isContext } from '../values/kind.ts';
import type { FeelContext, FeelValue } from '../values/value.ts';
import { any, type BuiltIn, builtIn, type Call, context, form, list, text } from './built-in.ts';

export const contextBuiltIns: readonly BuiltIn[] = [
  builtIn(
    'get value',
    form([context('m'), text('key')], ([m, key]) => (Object.hasOwn(m, key) ? (m[key] ?? null) : null)),
  ),
  builtIn(
    'get entries',
    form([context('m')], ([m], call) => {
      allocateEntries(Object.keys(m).length * 3, call);
      return Object.entries(m).map(([key, value]) => ({ key, value }));
    }),
  ),
  builtIn(
    'context',
    form([list('entries')], ([entries], call) => contextOf(entries, call)),
  ),
  builtIn(
    'context put',
    form([context('context'), list('keys'), any('value')], ([target, keys, value], call) =>
      put(target, keys, value, call),
    ),
    {
      ...form([context('context'), text('key'), any('value')], ([target, key, value], call) =>
        put(target, [key], value, call),
      ),
      byNameOnly: true,
    },
  ),
  builtIn(
    'context merge',
    form([list('contexts')], ([contexts], call) => merge(contexts, call)),
  ),
];

function allocateEntries(count: number, call: Call): void {
  call.run.spend(count);
  call.run.allocate(count * entryBytes);
}

function contextOf(entries: readonly FeelValue[], call: Call): FeelValue {
  allocateEntries(entries.length, call);
  const made: { [name: string]: FeelValue } = {};
  for (const entry of entries) {
    const usable = isContext(entry) && Object.hasOwn(entry, 'key') && Object.hasOwn(entry, 'value');
    const key = usable ? entry.key : undefined;
    if (!usable || typeof key !== 'string') {
      return call.fail('context takes a list of entries such as {key: "a", value: 1}.');
    }
    if (Object.hasOwn(made, key)) return call.fail(`context was given two entries ${key}.`);
    define(made, key, (entry as FeelContext).value ?? null);
  }
  return made;
}

/** A copy with one entry changed, along a path of names. */
function put(target: FeelContext, keys: readonly FeelValue[], value: FeelValue, call: Call): FeelValue {
  const [key, ...rest] = keys;
  if (typeof key !== 'string')
    return call.fail('context put takes the name of an entry, or a list of names.');
  allocateEntries(Object.keys(target).length + 2, call);
  const copy: { [name: string]: FeelValue } = { ...target };
  if (rest.length === 0) {
    define(copy, key, value);
    return copy;
  }
  const inner = Object.hasOwn(target, key) ? (target[key] as FeelValue) : null;
  if (!isContext(inner)) return call.fail(`${key} is no context, so nothing can be put into it.`);
  const changed = put(inner, rest, value, call);
  if (changed === null) return null;
  define(copy, key, changed);
  return copy;
}

/** Later contexts win. */
function merge(contexts: readonly FeelValue[], call: Call): FeelValue {
  const merged: { [name: string]: FeelValue } = {};
  for (const part of contexts) {
    if (!isContext(part)) return call.fail('context merge takes a list of contexts.');
    allocateEntries(Object.keys(part).length, call);
    for (const name of Object.keys(part)) define(merged, name, part[name] as FeelValue);
  }
  return merged;
}
