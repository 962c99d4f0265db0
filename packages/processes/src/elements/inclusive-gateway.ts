import { flowsWithToken, isAwaited } from '../behaviour/awaited.ts';
import type { Behaviour } from '../behaviour/behaviour.ts';
import { chooseFlows } from '../behaviour/choose-flows.ts';
import { passing } from '../behaviour/pass-through.ts';

/**
 * Waits until no further token can come, takes one from each incoming flow that has one, and puts one on
 * every outgoing flow whose condition is true, else on the default one.
 */
export const inclusiveGateway: Behaviour = {
  ...passing(chooseFlows),
  ready: (turn, element, scope) => {
    const filled = flowsWithToken(turn, element, scope);
    if (filled.length === 0) return undefined;
    const empty = element.incoming.map((flow) => flow.id).filter((id) => !filled.includes(id));
    return isAwaited(turn, element, scope, empty, filled) ? undefined : filled;
  },
};
