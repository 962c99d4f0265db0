import type { Behaviour } from '../behaviour/behaviour.ts';
import type { OpenTurn } from '../behaviour/open-turn.ts';
import { endCase, finishInstance, terminateInside } from '../behaviour/scope.ts';
import type { Key } from '../json.ts';
import { endEvent } from './end-event.ts';

/** Ends everything else in its scope: the sub-process, which then goes on, or the case. */
export const terminateEndEvent: Behaviour = {
  ...endEvent,
  activate: (turn, element, { scope, took }) => {
    const instance = turn.env.newKey();
    turn.cause = turn.emit({
      type: 'element.passed',
      element: element.id,
      instance,
      scope,
      ...(took && { took }),
    });
    endScope(turn, scope);
  },
  resume: (turn, element, { key, scope }) => {
    turn.cause = turn.emit({ type: 'element.completed', element: element.id, instance: key });
    endScope(turn, scope);
  },
};

function endScope(turn: OpenTurn, scope: Key): void {
  if (scope === turn.draft.key) endCase(turn, { outcome: 'terminated' });
  else {
    terminateInside(turn, scope);
    finishInstance(turn, scope);
  }
}
