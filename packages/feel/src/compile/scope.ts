import type { Span } from '../feel-error.ts';
import type { Node } from '../parse/tree.ts';
import { isContext } from '../values/kind.ts';
import type { FeelType } from '../values/type.ts';
import type { FeelContext, FeelValue } from '../values/value.ts';
import type { Run, Spot } from './run.ts';

/** Turns a node into a closure; names are resolved here, once. */
export function compileNode(node: Node, scope: Scope): Code {
  scope.unit.nodes++;
  return scope.unit.compile(node, scope);
}

/** Compiles what runs many times; `cost` is the steps one turn takes, by its size. */
export function compileTurn(node: Node, scope: Scope): { readonly code: Code; readonly cost: number } {
  const before = scope.unit.nodes;
  const code = compileNode(node, scope);
  return { code, cost: 1 + ((scope.unit.nodes - before) >> 4) };
}

/** A compiled expression. */
export type Code = (run: Run) => FeelValue;

/** What belongs to one text being compiled. */
export interface Unit {
  /** Compiles a node of any kind; given here so that the compilers of single kinds need not know each other. */
  readonly compile: (node: Node, scope: Scope) => Code;
  readonly source: string;
  /** Names the caller says are there; built-in functions of the same name step back. */
  readonly names: ReadonlySet<string>;
  readonly types: ReadonlyMap<string, FeelType>;
  /** Names whose values stand in the run's `data`. */
  readonly places: ReadonlyMap<string, number>;
  /** Free names met so far. */
  readonly references: Set<string>;
  /** Those of them met only where an item's entries come first, so that they may be entries. */
  readonly perhapsEntries: Set<string>;
  /** Local variables so far; each has a slot of its own in the frame. */
  slots: number;
  /** Nodes compiled so far. */
  nodes: number;
}

/**
 * Where a name is looked up: local variables by name, or the item of a filter, whose entries are seen like names;
 * then further out.
 */
export type Scope =
  | { readonly unit: Unit; readonly kind: 'root' }
  | {
      readonly unit: Unit;
      readonly kind: 'locals';
      readonly slots: ReadonlyMap<string, number>;
      readonly outer: Scope;
    }
  | { readonly unit: Unit; readonly kind: 'item'; readonly slot: number; readonly outer: Scope };

export function newSlot(scope: Scope): number {
  return scope.unit.slots++;
}

export function withLocals(scope: Scope, slots: ReadonlyMap<string, number>): Scope {
  return { unit: scope.unit, kind: 'locals', slots, outer: scope };
}

export function withItem(scope: Scope, slot: number): Scope {
  return { unit: scope.unit, kind: 'item', slot, outer: scope };
}

export function spotOf(scope: Scope, span: Span): Spot {
  return { source: scope.unit.source, offset: span.offset, length: span.length };
}

/** Whether a name is a local variable here, so that no built-in function is meant. */
export function isLocal(scope: Scope, name: string): boolean {
  for (let at = scope; at.kind !== 'root'; at = at.outer)
    if (at.kind === 'locals' && at.slots.has(name)) return true;
  return false;
}

/** Whether a name that is no local variable may be an entry of a filter's item. */
export function isInsideFilter(scope: Scope): boolean {
  for (let at = scope; at.kind !== 'root'; at = at.outer) if (at.kind === 'item') return true;
  return false;
}

/** Reads a name; `free` is what happens when no local variable and no item has it. */
export function compileLookup(scope: Scope, name: string, free: Code): Code {
  if (scope.kind === 'root') return free;
  if (scope.kind === 'item') return itemEntry(scope.slot, name, compileLookup(scope.outer, name, free));
  const slot = scope.slots.get(name);
  return slot === undefined ? compileLookup(scope.outer, name, free) : (run) => run.frame[slot] as FeelValue;
}

/** An entry of the item comes first, even one that is called `item`. */
function itemEntry(slot: number, name: string, outer: Code): Code {
  return (run) => {
    const item = run.frame[slot] as FeelValue;
    if (isContext(item) && Object.hasOwn(item, name)) return item[name] ?? null;
    return name === 'item' ? item : outer(run);
  };
}

/** Reads an entry of a context by a name fixed at compile time, and as fast as the name allows. */
export function entryReader(name: string): (context: FeelContext) => FeelValue | undefined {
  if (name in Object.prototype) {
    return (context) => (Object.hasOwn(context, name) ? context[name] : undefined);
  }
  return (context) => context[name];
}
