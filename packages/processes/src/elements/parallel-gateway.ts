import type { Behaviour } from '../behaviour/behaviour.ts';
import { passing } from '../behaviour/pass-through.ts';

/** Waits for one token on each incoming flow, takes those, and puts one on each outgoing flow, conditions or not. */
export const parallelGateway: Behaviour = {
  ...passing((_, { outgoingIds }) => outgoingIds),
  ready: ({ draft }, { incoming }, scope) => {
    const waiting = (flow: string) =>
      draft.tokens.some((token) => token.flow === flow && token.scope === scope);
    return incoming.every((flow) => waiting(flow.id)) ? incoming.map((flow) => flow.id) : undefined;
  },
};
