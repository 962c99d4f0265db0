import type { Behaviour } from '../behaviour/behaviour.ts';
import { catchError } from '../behaviour/errors.ts';
import type { OpenTurn } from '../behaviour/open-turn.ts';
import { endCase } from '../behaviour/scope.ts';
import type { ModelElement } from '../compile/model.ts';
import type { Key } from '../json.ts';
import { endEvent } from './end-event.ts';

/** Throws its error to the sub-processes around it; one that nobody catches ends the case. */
export const errorEndEvent: Behaviour = {
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
    throwError(turn, element, instance, scope);
  },
  resume: (turn, element, { key, scope }) => {
    turn.cause = turn.emit({ type: 'element.completed', element: element.id, instance: key });
    throwError(turn, element, key, scope);
  },
};

function throwError(turn: OpenTurn, element: ModelElement, instance: Key, scope: Key): void {
  const code = element.errorCode ?? '';
  turn.cause = turn.emit({ type: 'error.thrown', element: element.id, instance, code });
  if (!catchError(turn, scope, code)) endCase(turn, { outcome: 'error', error: { code } });
}
