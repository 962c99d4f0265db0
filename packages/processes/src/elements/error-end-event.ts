import type { Behaviour } from '../behaviour/behaviour.ts';
import { throwError } from '../behaviour/errors.ts';
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
    throwError(turn, element, instance, scope, element.errorCode ?? '');
  },
  resume: (turn, element, { key, scope }) => {
    turn.cause = turn.emit({ type: 'element.completed', element: element.id, instance: key });
    throwError(turn, element, key, scope, element.errorCode ?? '');
  },
};
