import type { Key } from '../json.ts';
import { finishedIn } from '../look/compensable.ts';
import type { Instance } from '../state.ts';
import { triggerCompensation } from './compensation.ts';
import type { OpenTurn } from './open-turn.ts';
import { closeWaits, finishInstance, terminateInside } from './scope.ts';

/**
 * Ends what is open in the transaction around and compensates what is done in it, also in parts of it that were
 * not done yet. Of a loop all rounds are meant. It leaves when that is over (see `elements/cancelling.ts`).
 */
export function cancelTransaction(turn: OpenTurn, scope: Key): void {
  const { key, element, scope: around } = transactionAround(turn, scope);
  turn.cause = turn.emit({ type: 'transaction.cancelled', element, instance: key });
  closeWaits(turn, key);
  terminateInside(turn, key, { keep: true });
  const done = finishedIn(turn.draft, key);
  if (done.length === 0) finishInstance(turn, key);
  else triggerCompensation(turn, { key, element, scope: around }, done);
}

function transactionAround(turn: OpenTurn, scope: Key): Instance {
  let instance = turn.instance(scope);
  while (turn.elementOf(instance).kind !== 'transaction') instance = turn.instance(instance.scope);
  return instance.loop === undefined ? instance : turn.instance(instance.scope);
}
