import type { NodeOf } from '../parse/tree.ts';
import { define } from '../values/json.ts';
import type { FeelContext, FeelValue } from '../values/value.ts';
import { folded } from './constant.ts';
import { compileFunction } from './function.ts';
import { entryBytes, itemBytes } from './run.ts';
import { type Code, compileNode, newSlot, type Scope, spotOf, withLocals } from './scope.ts';

export function compileList(node: NodeOf<'list'>, scope: Scope): Code {
  const items = node.items.map((item) => compileNode(item, scope));
  const bytes = itemBytes * (2 + items.length);
  return folded((run) => {
    run.allocate(bytes);
    return items.map((item) => item(run));
  }, items);
}

/** Each entry sees those before it; a function also itself, so that it may call itself. */
export function compileContext(node: NodeOf<'context'>, scope: Scope): Code {
  const doubled = node.entries.find(
    (entry, at) => node.entries.findIndex((other) => other.name === entry.name) < at,
  );
  if (doubled !== undefined) {
    const spot = spotOf(scope, node);
    return (run) =>
      run.warn(spot, 'doubled-entry', `The context has two entries ${doubled.name}.`, 'Rename one.');
  }
  let inner = scope;
  const entries = node.entries.map(({ name, value }) => {
    const slot = newSlot(scope);
    const own = withLocals(inner, new Map([[name, slot]]));
    const code = value.type === 'function' ? compileFunction(value, own, slot) : compileNode(value, inner);
    inner = own;
    return { name, slot, code };
  });
  const bytes = entryBytes * (2 + entries.length);
  return (run) => {
    run.allocate(bytes);
    const context: { [name: string]: FeelValue } = {};
    for (const { name, slot, code } of entries) {
      const value = code(run);
      run.frame[slot] = value;
      define(context, name, value);
    }
    return context as FeelContext;
  };
}
