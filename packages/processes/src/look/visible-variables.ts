import type { ProcessModel } from '../compile/model.ts';
import type { Key, Variables } from '../json.ts';
import type { CaseState } from '../state.ts';
import { instanceOf } from './look-up.ts';

/** All variables seen from an instance (or, with the case's key, from the top level): inner ones hide outer ones. */
export function visibleVariables(_model: ProcessModel, state: CaseState, scope: Key): Variables {
  return visibleFrom(state, scope);
}

export function visibleFrom(state: CaseState, scope: Key): Variables {
  if (scope === state.key) return state.variables;
  const instance = instanceOf(state, scope);
  if (instance === undefined) return state.variables;
  const outer = visibleFrom(state, instance.scope);
  return instance.variables === undefined ? outer : { ...outer, ...instance.variables };
}
