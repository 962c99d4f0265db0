import type { Mapping, ModelElement } from '../compile/model.ts';
import type { Json, Key, Variables } from '../json.ts';
import { Fault } from './fault.ts';
import type { OpenTurn } from './open-turn.ts';

/** What the data stores that a mapping reads or changes hold now, by name; writes of this turn included. */
export function storeValues(turn: OpenTurn, { reads = [], store }: Mapping): Variables | Fault {
  const values: { [name: string]: Json } = {};
  for (const name of store === undefined ? reads : [...reads, store]) {
    const value = storeValue(turn, name);
    if (value instanceof Fault) return value;
    values[name] = value;
  }
  return values;
}

/** Takes out of the values what goes into data stores, and writes it there; gives the others. */
export function writeStores(
  turn: OpenTurn,
  element: ModelElement,
  instance: Key,
  values: Variables,
): Variables {
  const stores = new Set(element.outputs.flatMap(({ store }) => (store === undefined ? [] : [store])));
  if (stores.size === 0) return values;
  for (const store of stores) {
    const value = values[store] ?? null;
    turn.emit({ type: 'store.written', element: element.id, instance, store, value });
  }
  return Object.fromEntries(Object.entries(values).filter(([name]) => !stores.has(name)));
}

function storeValue({ events, env }: OpenTurn, name: string): Json | Fault {
  const written = events.findLast((event) => event.type === 'store.written' && event.store === name);
  if (written?.type === 'store.written') return written.value;
  if (env.store !== undefined) return env.store(name) ?? null;
  return new Fault(
    'expression-failed',
    `The data store “${name}” cannot be used here: there are no data stores.`,
  );
}
