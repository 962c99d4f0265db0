import { builtInValue } from '../built-ins/built-ins.ts';
import { nearest } from '../nearest.ts';
import type { NodeOf } from '../parse/tree.ts';
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

function compileFree(node: NodeOf<'name'>, scope: Scope): Code {
  const { name } = node;
  const builtIn = builtInValue(name);
  if (!isLocal(scope, name) && (builtIn === undefined || scope.unit.names.has(name))) refer(scope, name);
  const place = scope.unit.places.get(name);
  const read = entryReader(name);
  const spot = spotOf(scope, node);
  let mend: string | undefined;
  const missing: Code = (run) => {
    if (builtIn !== undefined) return builtIn;
    mend ??= mendOf(name, scope);
    return run.warn(spot, 'unknown-name', `There is no ${name} here.`, mend);
  };
  if (place !== undefined) {
    return (run) => {
      const value = run.data[place];
      return value === undefined ? missing(run) : value;
    };
  }
  return (run) => {
    const value = read(run.context);
    return value === undefined ? missing(run) : value;
  };
}

function mendOf(name: string, { unit }: Scope): string {
  const close = nearest(name, [...unit.names, 'true', 'false', 'null']);
  return close === undefined ? 'Check how the name is written.' : `Did you mean ${close}?`;
}
