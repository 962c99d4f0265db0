import { triggerBoundary } from '../behaviour/boundaries.ts';
import { openSubscription } from '../behaviour/messages.ts';
import type { OpenTurn } from '../behaviour/open-turn.ts';
import { finishInstance } from '../behaviour/scope.ts';
import type { CommandOf } from '../command.ts';
import { winRace } from '../elements/event-based-gateway.ts';
import type { Rejection } from '../engine.ts';
import { elementNamed } from '../evolve/draft.ts';
import { waitOf } from '../look/look-up.ts';
import { notOpen } from './rejection.ts';

export function correlateMessage(
  turn: OpenTurn,
  command: CommandOf<'correlateMessage'>,
): Rejection | undefined {
  const { subscription, message, variables } = command;
  const wait = waitOf(turn.draft, 'subscription', subscription);
  if (wait === undefined) return notOpen('subscription', subscription);
  const instance = turn.instance(wait.instance);
  const element = elementNamed(turn.model, wait.element);
  turn.emit({ type: 'subscription.correlated', subscription, message, ...(variables && { variables }) });
  if (element.id === instance.element) finishInstance(turn, instance.key);
  else if (element.attachedTo === undefined) winRace(turn, element, instance, variables);
  else {
    const { message: name, correlationKey } = wait;
    if (!element.interrupting)
      openSubscription(turn, element, instance.key, { message: name, correlationKey });
    triggerBoundary(turn, element, instance, variables);
  }
  return undefined;
}
