import { keepsResult } from '../compile/keeps-result.ts';
import type { ModelElement, ProcessModel } from '../compile/model.ts';
import type { CaseEvent, CaseEventType } from '../event.ts';
import type { Key, Variables } from '../json.ts';
import { nextStage } from '../lifecycle.ts';
import { indexOfInstance, instanceOf, scopeWith } from '../look/look-up.ts';
import type { CaseState, Finished, Instance, Token, Wait } from '../state.ts';

/**
 * A state while events are being applied. The lists are its own and may be changed in place; what they
 * hold is shared with older states and is only ever replaced.
 */
export interface Draft extends CaseState {
  process: string;
  parent?: CaseState['parent'];
  variables: Variables;
  instances: Instance[];
  tokens: Token[];
  waits: Wait[];
  compensable?: Finished[];
  suspended?: CaseState['suspended'];
  kept?: CaseState['kept'];
  ended?: CaseState['ended'];
}

/** What one kind of event does to the state. It only moves data: no decision, no clock, no new keys. */
export type Applier<Type extends CaseEventType> = (
  draft: Draft,
  event: Extract<CaseEvent, { type: Type }>,
  model: ProcessModel,
) => void;

/** A working copy; of a state that may be shared, or of nothing yet. */
export function draftOf(state: CaseState | undefined, key: Key): Draft {
  if (state === undefined) return { key, process: '', variables: {}, instances: [], tokens: [], waits: [] };
  const { compensable, ...rest } = state;
  const lists = {
    instances: state.instances.slice(),
    tokens: state.tokens.slice(),
    waits: state.waits.slice(),
  };
  return compensable === undefined
    ? { ...rest, ...lists }
    : { ...state, ...lists, compensable: compensable.slice() };
}

export function elementNamed(model: ProcessModel, id: string): ModelElement {
  const element = model.elementOf.get(id);
  if (element === undefined)
    throw new Error(`Expected an element of process ${model.id}, but it has no ${id}.`);
  return element;
}

export function present(draft: Draft, key: Key): Instance {
  const instance = instanceOf(draft, key);
  if (instance === undefined)
    throw new Error(`Expected element instance ${key} in case ${draft.key}, but it is not there.`);
  return instance;
}

export function replace(draft: Draft, instance: Instance): void {
  draft.instances[indexOfInstance(draft, instance.key)] = instance;
}

export function drop(draft: Draft, key: Key): void {
  draft.instances.splice(indexOfInstance(draft, key), 1);
  if (draft.tokens.some((token) => token.scope === key)) {
    draft.tokens = draft.tokens.filter((token) => token.scope !== key);
  }
}

/** Moves an instance along the lifecycle table and hands it back. */
export function advance(draft: Draft, key: Key, type: CaseEventType): Instance {
  const instance = present(draft, key);
  const stage = nextStage(instance.completing ? 'completing' : 'active', type);
  if (stage !== 'completing' || instance.completing) return instance;
  const completing: Instance = { ...instance, completing: true };
  replace(draft, completing);
  return completing;
}

export function takeTokens(draft: Draft, scope: Key, flows: readonly string[] | undefined): void {
  for (const flow of flows ?? []) {
    const at = draft.tokens.findIndex((token) => token.flow === flow && token.scope === scope);
    if (at < 0) throw new Error(`Expected a token on ${flow} in ${scope}, but there is none.`);
    draft.tokens.splice(at, 1);
  }
}

export function putTokens(draft: Draft, scope: Key, flows: readonly string[] | undefined): void {
  for (const flow of flows ?? []) draft.tokens.push({ flow, scope });
}

export function removeWait(draft: Draft, key: Key): Wait {
  const at = draft.waits.findIndex((wait) => wait.key === key);
  const [wait] = at < 0 ? [] : draft.waits.splice(at, 1);
  if (wait === undefined) throw new Error(`Expected ${key} to be open in case ${draft.key}, but it is not.`);
  return wait;
}

export function setLocal(draft: Draft, scope: Key, values: Variables): void {
  if (scope === draft.key) draft.variables = { ...draft.variables, ...values };
  else {
    const instance = present(draft, scope);
    replace(draft, { ...instance, variables: { ...instance.variables, ...values } });
  }
}

/** Each variable goes to the innermost scope that has it, from this one outwards; a new one to the top level. */
export function setNearest(draft: Draft, scope: Key, values: Variables): void {
  for (const [name, value] of Object.entries(values)) {
    setLocal(draft, scopeWith(draft, scope, name) ?? draft.key, { [name]: value });
  }
}

/**
 * What an activity was given by its task, job, message or called case: with an output mapping it stays in
 * the activity, where the mapping finds it; without one it goes to where the variables are.
 */
export function setResult(
  draft: Draft,
  element: ModelElement,
  instance: Key,
  values: Variables | undefined,
): void {
  if (values === undefined) return;
  if (keepsResult(element)) setLocal(draft, instance, values);
  else setNearest(draft, instance, values);
}

/** What an instance waited for has come, with what it brings. */
export function answer(
  draft: Draft,
  model: ProcessModel,
  key: Key,
  event: { readonly type: CaseEventType; readonly variables?: Variables },
): void {
  const instance = advance(draft, key, event.type);
  setResult(draft, elementNamed(model, instance.element), key, event.variables);
}

export function replaceWait(draft: Draft, key: Key, change: (wait: Wait) => Wait): void {
  const at = draft.waits.findIndex((wait) => wait.key === key);
  const wait = draft.waits[at];
  if (wait === undefined) throw new Error(`Expected ${key} to be open in case ${draft.key}, but it is not.`);
  draft.waits[at] = change(wait);
}
