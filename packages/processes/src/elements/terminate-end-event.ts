import type { Behaviour } from '../behaviour/behaviour.ts';
import { terminateScope } from '../behaviour/scope.ts';
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
    terminateScope(turn, scope);
  },
  resume: (turn, element, { key, scope }) => {
    turn.cause = turn.emit({ type: 'element.completed', element: element.id, instance: key });
    terminateScope(turn, scope);
  },
};
