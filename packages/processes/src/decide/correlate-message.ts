import { occurred } from '../behaviour/occur.ts';
import type { OpenTurn } from '../behaviour/open-turn.ts';
import type { CommandOf } from '../command.ts';
import type { Rejection } from '../engine.ts';
import { waitOf } from '../look/look-up.ts';
import { notOpen } from './rejection.ts';

export function correlateMessage(
  turn: OpenTurn,
  command: CommandOf<'correlateMessage'>,
): Rejection | undefined {
  const { subscription, message, variables } = command;
  const wait = waitOf(turn.draft, 'subscription', subscription);
  if (wait === undefined) return notOpen('subscription', subscription);
  turn.emit({ type: 'subscription.correlated', subscription, message, ...(variables && { variables }) });
  occurred(turn, wait, variables);
  return undefined;
}
