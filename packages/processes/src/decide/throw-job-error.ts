import { catchError } from '../behaviour/errors.ts';
import { Fault } from '../behaviour/fault.ts';
import { raiseIncident } from '../behaviour/incident.ts';
import type { OpenTurn } from '../behaviour/open-turn.ts';
import type { CommandOf } from '../command.ts';
import type { Rejection } from '../engine.ts';
import { waitOf } from '../look/look-up.ts';
import { settleJobIncident } from './job-incident.ts';
import { notOpen } from './rejection.ts';

export function throwJobError(turn: OpenTurn, command: CommandOf<'throwJobError'>): Rejection | undefined {
  const { job, code, message, variables } = command;
  const wait = waitOf(turn.draft, 'job', job);
  if (wait === undefined) return notOpen('job', job);
  turn.emit({ type: 'job.errored', job, code, ...(message !== undefined && { message }) });
  settleJobIncident(turn, job);
  if (catchError(turn, wait.instance, code, variables)) return undefined;
  const element = turn.elementOf(turn.instance(wait.instance));
  const reason = message === undefined ? '' : ` (${message})`;
  const sentence = `“${element.name}” threw the error ${code}${reason}, and no error event on it or around it catches that.`;
  raiseIncident(turn, element, wait.instance, new Fault('error-uncaught', sentence));
  return undefined;
}
