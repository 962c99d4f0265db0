import type { OpenTurn } from '../behaviour/open-turn.ts';
import type { CommandOf } from '../command.ts';
import type { Rejection } from '../engine.ts';
import { instanceOf } from '../look/look-up.ts';
import { rejection } from './rejection.ts';

/** Into the given scope itself, not where the variables may be further out. */
export function setVariables(turn: OpenTurn, command: CommandOf<'setVariables'>): Rejection | undefined {
  const { scope = turn.draft.key, values, reason } = command;
  if (scope !== turn.draft.key && instanceOf(turn.draft, scope) === undefined) {
    return rejection('not-found', `Expected an active scope ${scope}, but this case has none.`);
  }
  turn.emit({ type: 'variables.set', scope, values, ...(reason !== undefined && { reason }) });
  return undefined;
}
