import type { Json, Key, Variables } from '../json.ts';
import type { CaseState, Instance, Wait, WaitKind } from '../state.ts';

/** Pure look-ups in a case's state. Lists are short; a search beats an index that has to be kept. */

export function instanceOf(state: CaseState, key: Key): Instance | undefined {
  return state.instances[indexOfInstance(state, key)];
}

/** Mostly the newest one is meant; else an old one, near the front. */
export function indexOfInstance({ instances }: CaseState, key: Key): number {
  const last = instances.length - 1;
  return instances[last]?.key === key ? last : instances.findIndex((instance) => instance.key === key);
}

export function waitOf<Kind extends WaitKind>(
  state: CaseState,
  kind: Kind,
  key: Key,
): Extract<Wait, { kind: Kind }> | undefined {
  return state.waits.find(
    (wait): wait is Extract<Wait, { kind: Kind }> => wait.key === key && wait.kind === kind,
  );
}

/** Whether a token, an instance or something that is to be compensated is left in the scope. */
export function isBusy(state: CaseState, scope: Key): boolean {
  return (
    state.tokens.some((token) => token.scope === scope) ||
    state.instances.some((instance) => instance.scope === scope) ||
    (state.compensable?.some((finished) => finished.scope === scope && finished.by !== undefined) ?? false)
  );
}

/** The innermost scope, from this one outwards, that has the variable; undefined when none has. */
export function scopeWith(state: CaseState, scope: Key, name: string): Key | undefined {
  let key = scope;
  while (key !== state.key) {
    const instance = instanceOf(state, key);
    if (instance === undefined) break;
    if (instance.variables && Object.hasOwn(instance.variables, name)) return key;
    key = instance.scope;
  }
  return Object.hasOwn(state.variables, name) ? state.key : undefined;
}

/** The variable's value as seen from the scope; undefined when no scope has it. */
export function variableOf(state: CaseState, scope: Key, name: string): Json | undefined {
  const owner = scopeWith(state, scope, name);
  return owner === undefined ? undefined : localsOf(state, owner)[name];
}

function localsOf(state: CaseState, scope: Key): Variables {
  return scope === state.key ? state.variables : (instanceOf(state, scope)?.variables ?? {});
}
