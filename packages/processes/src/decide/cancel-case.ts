import type { OpenTurn } from '../behaviour/open-turn.ts';
import { endCase } from '../behaviour/scope.ts';
import type { CommandOf } from '../command.ts';

export function cancelCase(turn: OpenTurn, { reason }: CommandOf<'cancelCase'>): undefined {
  endCase(turn, { outcome: 'cancelled', ...(reason !== undefined && { reason }) });
}
