import type { Behaviour } from '../behaviour/behaviour.ts';
import type { OpenTurn } from '../behaviour/open-turn.ts';
import { passThrough } from '../behaviour/pass-through.ts';
import { settleScope } from '../behaviour/scope.ts';
import type { ModelElement } from '../compile/model.ts';
import type { Instance } from '../state.ts';

/** A cancelled transaction whose work is undone: it leaves by its cancel event; without one its path ends. */
export const cancelling: Behaviour = {
  activate: () => {},
  resume: finish,
  finish,
};

function finish(turn: OpenTurn, element: ModelElement, { key, scope }: Instance): void {
  const boundary = element.attached.find(({ trigger }) => trigger === 'cancel');
  turn.cause = turn.emit({ type: 'element.terminated', element: element.id, instance: key });
  if (boundary !== undefined) passThrough(turn, boundary, { scope });
  else settleScope(turn, scope);
}
