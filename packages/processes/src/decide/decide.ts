import { OpenTurn } from '../behaviour/open-turn.ts';
import type { Command, CommandOf, KeptCommand } from '../command.ts';
import type { ProcessModel } from '../compile/model.ts';
import { behaviourOf } from '../elements/behaviours.ts';
import type { Environment, Rejection, Turn } from '../engine.ts';
import type { CaseState } from '../state.ts';
import { assignTask, claimTask, releaseTask } from './assign-task.ts';
import { cancelCase } from './cancel-case.ts';
import { catchSignal } from './catch-signal.ts';
import { chooseStep, skipStep } from './choose-step.ts';
import { completeJob } from './complete-job.ts';
import { completeTask } from './complete-task.ts';
import { ConditionWatch } from './condition-watch.ts';
import { correlateMessage } from './correlate-message.ts';
import { completeCall, escalateCall, failCall } from './end-call.ts';
import { failJob } from './fail-job.ts';
import { fireTimer } from './fire-timer.ts';
import { moveTokens } from './move-tokens.ts';
import { rejection } from './rejection.ts';
import { retryIncident } from './retry-incident.ts';
import { runUntilQuiet } from './run.ts';
import { setVariables } from './set-variables.ts';
import { skipIncident } from './skip-incident.ts';
import { startCase } from './start-case.ts';
import { resumeCase, suspendCase } from './suspend-case.ts';
import { throwJobError } from './throw-job-error.ts';
import { isForLater, keep, refusedWhileSuspended } from './while-suspended.ts';

type Handler<Type extends Command['type']> = (
  turn: OpenTurn,
  command: CommandOf<Type>,
) => Rejection | undefined;

const handlers: { readonly [Type in Command['type']]: Handler<Type> } = {
  startCase,
  completeTask,
  claimTask,
  releaseTask,
  assignTask,
  completeJob,
  failJob,
  throwJobError,
  fireTimer,
  correlateMessage,
  catchSignal,
  escalateCall,
  completeCall,
  failCall,
  retryIncident,
  chooseStep,
  skipStep,
  skipIncident,
  setVariables,
  moveTokens,
  cancelCase,
  suspendCase,
  resumeCase,
};

/**
 * Decides one command: what happens, and the state after it; or why nothing does. Pure: the same model,
 * state, command and environment give the same answer, and the given state is left as it was.
 */
export function decide(
  model: ProcessModel,
  state: CaseState | undefined,
  command: Command,
  env: Environment,
): Turn<CaseState> {
  const unfit = fits(state, command);
  if (unfit !== undefined) return { ok: false, rejection: unfit };
  const turn = new OpenTurn(model, state, env, behaviourOf);
  const refused = state?.suspended && isForLater(command) ? keep(turn, command) : carryOut(turn, command);
  if (refused !== undefined) return { ok: false, rejection: refused };
  if (command.type === 'resumeCase') carryOutKept(turn, state?.kept ?? []);
  return { ok: true, events: turn.events, state: turn.draft };
}

function carryOut(turn: OpenTurn, command: Command): Rejection | undefined {
  const conditions = new ConditionWatch(turn, command.type === 'resumeCase');
  const refused = (handlers[command.type] as Handler<Command['type']>)(turn, command);
  if (refused === undefined && !turn.draft.suspended) runUntilQuiet(turn, conditions);
  return refused;
}

/** What came while the case was suspended; one that another made needless is dropped, as it would have been then. */
function carryOutKept(turn: OpenTurn, kept: readonly KeptCommand[]): void {
  for (const command of kept) {
    if (turn.draft.ended !== undefined) return;
    turn.cause = 0;
    carryOut(turn, command);
  }
}

function fits(state: CaseState | undefined, command: Command): Rejection | undefined {
  if (state === undefined) {
    return command.type === 'startCase'
      ? undefined
      : rejection('not-found', 'Expected a case, but there is none with this key.');
  }
  if (command.type === 'startCase')
    return rejection('wrong-state', 'Expected a new case, but this one has started already.');
  if (state.ended === undefined) return state.suspended && refusedWhileSuspended(command);
  return rejection('wrong-state', `Expected a running case, but this one has ended (${state.ended}).`);
}
