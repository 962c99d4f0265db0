import { builtInValue } from '../built-ins/built-ins.ts';
import { nearest } from '../nearest.ts';
import type { NodeOf } from '../parse/tree.ts';
import type { FeelValue } from '../values/value.ts';
import type { Run } from './run.ts';
import {
  type Code,
  compileLookup,
  entryReader,
  isInsideFilter,
  isLocal,
  type Scope,
  spotOf,
} from './scope.ts';

/** A local variable, an entry of the context, or a built-in function as a value. */
export function compileName(node: NodeOf<'name'>, scope: Scope): Code {
  return compileLookup(scope, node.name, compileFree(node, scope));
}

function refer(scope: Scope, name: string): void {
  const { references, perhapsEntries } = scope.unit;
  if (!isInsideFilter(scope)) perhapsEntries.delete(name);
  else if (name === 'item') return;
  else if (!references.has(name)) perhapsEntries.add(name);
  references.add(name);
}

/** Undefined where the run has no such name. */
function readerOf(name: string, scope: Scope): (run: Run) => FeelValue | undefined {
  const place = scope.unit.places.get(name);
  if (place !== undefined) return (run) => run.data[place];
  const read = entryReader(name);
  return (run) => read(run.context);
}

function compileFree(node: NodeOf<'name'>, scope: Scope): Code {
  const { name } = node;
  const builtIn = builtInValue(name);
  if (!isLocal(scope, name) && (builtIn === undefined || scope.unit.names.has(name))) refer(scope, name);
  const read = readerOf(name, scope);
  const spot = spotOf(scope, node);
  let mend: string | undefined;
  return (run) => {
    const value = read(run);
    if (value !== undefined) return value;
    if (builtIn !== undefined) return builtIn;
    mend ??= mendOf(name, scope);
    return run.warn(spot, 'unknown-name', `There is no ${name} here.`, mend);
  };
}

function mendOf(name: string, { unit }: Scope): string {
  const close = nearest(name, [...unit.names, 'true', 'false', 'null']);
  return close === undefined ? 'Check how the name is written.' : `Did you mean ${close}?`;
}
