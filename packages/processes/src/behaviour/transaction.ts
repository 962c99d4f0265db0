import type { Key } from '../json.ts';
import { finishedIn } from '../look/compensable.ts';
import type { Instance } from '../state.ts';
import { triggerCompensation } from './compensation.ts';
import type { OpenTurn } from './open-turn.ts';
import { closeWaits, finishInstance, settleScope, terminateInside } from './scope.ts';

/**
 * Ends what is open in the transaction around and compensates what is done in it, also in parts of it that were
 * not done yet. Of a loop all rounds are meant. It leaves when that is over (see `elements/cancelling.ts`). One
 * that is undone already cannot be cancelled by its handlers.
 */
export function cancelTransaction(turn: OpenTurn, scope: Key): void {
  const transaction = transactionAround(turn, scope);
  if (transaction.cancelling || transaction.compensatedBy !== undefined) settleScope(turn, scope);
  else cancel(turn, transaction);
}

function cancel(turn: OpenTurn, transaction: Instance): void {
  const { key, element } = transaction;
  turn.cause = turn.emit({ type: 'transaction.cancelled', element, instance: key });
  closeWaits(turn, key);
  terminateInside(turn, key, { keep: true });
  const done = finishedIn(turn.draft, key);
  if (done.length === 0) finishInstance(turn, key);
  else triggerCompensation(turn, transaction, done);
}

function transactionAround(turn: OpenTurn, scope: Key): Instance {
  let instance = turn.instance(scope);
  while (turn.elementOf(instance).kind !== 'transaction') instance = turn.instance(instance.scope);
  return instance.loop === undefined ? instance : turn.instance(instance.scope);
}
