import type { Behaviour } from '../behaviour/behaviour.ts';
import { cancelTransaction } from '../behaviour/transaction.ts';
import { endEvent } from './end-event.ts';

/** Cancels the transaction it lies in. */
export const cancelEndEvent: Behaviour = {
  ...endEvent,
  activate: (turn, element, { scope, took }) => {
    turn.cause = turn.emit({
      type: 'element.passed',
      element: element.id,
      instance: turn.env.newKey(),
      scope,
      ...(took && { took }),
    });
    cancelTransaction(turn, scope);
  },
  resume: (turn, element, { key, scope }) => {
    turn.cause = turn.emit({ type: 'element.completed', element: element.id, instance: key });
    cancelTransaction(turn, scope);
  },
};
