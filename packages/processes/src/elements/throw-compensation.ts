import type { Behaviour } from '../behaviour/behaviour.ts';
import { triggerCompensation } from '../behaviour/compensation.ts';
import type { OpenTurn } from '../behaviour/open-turn.ts';
import { passThrough } from '../behaviour/pass-through.ts';
import { finishInstance } from '../behaviour/scope.ts';
import type { ModelElement } from '../compile/model.ts';
import type { Key } from '../json.ts';
import { finishedIn } from '../look/compensable.ts';
import type { Finished } from '../state.ts';
import { pass } from './pass.ts';

/**
 * Compensation throw and end event: compensates one activity, or all that is done in its scope, latest first.
 * It goes on when that is done, or at once when it does not wait for it.
 */
export const throwCompensation: Behaviour = {
  ...pass,
  activate: (turn, element, entry) => {
    const activities = toCompensate(turn, element, entry.scope);
    if (activities.length === 0) return passThrough(turn, element, entry);
    const { scope, took } = entry;
    const key = turn.env.newKey();
    turn.cause = turn.emit({
      type: 'element.activated',
      element: element.id,
      instance: key,
      scope,
      ...(took && { took }),
    });
    triggerCompensation(turn, { key, element: element.id, scope }, activities);
    if (element.compensates?.waits === false) finishInstance(turn, key);
  },
};

/** In order of completion. Naming the sub-process around means all that is done in it. */
function toCompensate(turn: OpenTurn, { compensates }: ModelElement, scope: Key): readonly Finished[] {
  const scopes = visibleScopes(turn, scope);
  const finished = scopes.flatMap((one) => finishedIn(turn.draft, one));
  const activity = compensates?.activity;
  if (activity === undefined || scopes.some((one) => elementOfScope(turn, one)?.id === activity))
    return finished;
  return finished.filter(({ element }) => element === activity);
}

/** An event sub-process also compensates what was done in the scope that it belongs to. */
function visibleScopes(turn: OpenTurn, from: Key): readonly Key[] {
  const scopes = [from];
  let scope = from;
  while (elementOfScope(turn, scope)?.kind === 'eventSubProcess') {
    scope = turn.instance(scope).scope;
    scopes.unshift(scope);
  }
  return scopes;
}

function elementOfScope(turn: OpenTurn, scope: Key): ModelElement | undefined {
  return scope === turn.draft.key ? undefined : turn.elementOf(turn.instance(scope));
}
