import type { OpenTurn } from '../behaviour/open-turn.ts';
import type { Command, KeptCommand } from '../command.ts';
import type { Rejection } from '../engine.ts';
import type { Key } from '../json.ts';
import { notOpen, rejection } from './rejection.ts';

/**
 * What a suspended case does with a command. Steps of operating and who has a task are carried out at once. Answers
 * that come from outside on their own are kept. The rest is refused: a person or the clock comes again.
 */
const manners: { readonly [Type in Command['type']]?: 'now' | 'keep' } = {
  claimTask: 'now',
  releaseTask: 'now',
  assignTask: 'now',
  completeJob: 'keep',
  failJob: 'now',
  throwJobError: 'keep',
  correlateMessage: 'keep',
  catchSignal: 'keep',
  escalateCall: 'keep',
  completeCall: 'keep',
  failCall: 'keep',
  setVariables: 'now',
  cancelCase: 'now',
  resumeCase: 'now',
};

export function isForLater(command: Command): command is KeptCommand {
  return manners[command.type] === 'keep';
}

export function refusedWhileSuspended({ type }: Command): Rejection | undefined {
  if (manners[type] !== undefined) return undefined;
  return rejection(
    'wrong-state',
    'Expected a case that goes on, but this one is suspended.',
    'Resume the case first.',
  );
}

/** Keeps a command for when the case is resumed; of two answers to the same thing only the first one counts. */
export function keep(turn: OpenTurn, command: KeptCommand): Rejection | undefined {
  const key = keyOf(command);
  const isOpen = turn.draft.waits.some((wait) => wait.key === key);
  const isAnswered = isAnswer(command) && turn.draft.kept?.some((one) => isAnswer(one) && keyOf(one) === key);
  if (!isOpen || isAnswered) return notOpen('wait', key);
  turn.emit({ type: 'command.kept', command });
  return undefined;
}

/** A called case may escalate often before it ends. */
function isAnswer({ type }: KeptCommand): boolean {
  return type !== 'escalateCall';
}

function keyOf(command: KeptCommand): Key {
  if ('job' in command) return command.job;
  return 'subscription' in command ? command.subscription : command.child;
}
