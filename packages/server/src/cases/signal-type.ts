import type { Variables } from '@throughline/processes';
import type { SubjectType } from '../spine/spine.ts';

export const SIGNAL = 'signal';

/** A signal that came from outside; one that a case throws is a fact of that case. */
export interface SignalBroadcast {
  readonly name: string;
  readonly variables?: Variables;
}

export type SignalCommand = { readonly type: 'broadcastSignal' } & SignalBroadcast;

/** Everybody who waits has it in the same transaction, and nobody later: there is nothing left to decide. */
export function signalType(
  followUps: NonNullable<SubjectType['followUps']>,
): SubjectType<Readonly<Record<string, never>>, SignalCommand> {
  return {
    kind: SIGNAL,
    followUps,
    decide: (_, { type: __, ...data }) => ({
      ok: true,
      events: [{ type: 'signal.broadcast', data }],
      state: {},
    }),
    evolve: () => ({}),
  };
}
