import type { Behaviour } from '../behaviour/behaviour.ts';
import type { OpenTurn } from '../behaviour/open-turn.ts';
import type { ModelElement } from '../compile/model.ts';
import type { Instance } from '../state.ts';

/** An activity that was done and is being compensated: when that is over, the next one is. */
export const compensating: Behaviour = {
  activate: () => {},
  resume: finish,
  finish,
};

function finish(turn: OpenTurn, { id }: ModelElement, { key, scope, compensatedBy }: Instance): void {
  const cause = turn.emit({ type: 'element.compensated', element: id, instance: key });
  turn.work.push({ kind: 'compensate', by: compensatedBy ?? scope, scope, cause });
}
