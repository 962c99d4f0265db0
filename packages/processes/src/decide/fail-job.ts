import { Fault } from '../behaviour/fault.ts';
import { raiseIncident } from '../behaviour/incident.ts';
import type { OpenTurn } from '../behaviour/open-turn.ts';
import type { CommandOf } from '../command.ts';
import type { Rejection } from '../engine.ts';
import { waitOf } from '../look/look-up.ts';
import { settleJobIncident } from './job-incident.ts';
import { notOpen } from './rejection.ts';

export function failJob(turn: OpenTurn, command: CommandOf<'failJob'>): Rejection | undefined {
  const { job, retryAt, message } = command;
  const wait = waitOf(turn.draft, 'job', job);
  if (wait === undefined) return notOpen('job', job);
  const retries = Math.max(0, command.retries);
  turn.emit({ type: 'job.failed', job, retries, ...(retryAt !== undefined && { retryAt }), message });
  settleJobIncident(turn, job);
  if (retries > 0) return undefined;
  const element = turn.elementOf(turn.instance(wait.instance));
  const sentence = `“${element.name}” failed and has no attempts left: ${message}`;
  raiseIncident(turn, element, wait.instance, new Fault('job-failed', sentence), job);
  return undefined;
}
