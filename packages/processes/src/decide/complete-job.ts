import type { OpenTurn } from '../behaviour/open-turn.ts';
import { finishInstance } from '../behaviour/scope.ts';
import type { CommandOf } from '../command.ts';
import type { Rejection } from '../engine.ts';
import { waitOf } from '../look/look-up.ts';
import { settleJobIncident } from './job-incident.ts';
import { notOpen } from './rejection.ts';

export function completeJob(
  turn: OpenTurn,
  { job, variables }: CommandOf<'completeJob'>,
): Rejection | undefined {
  const wait = waitOf(turn.draft, 'job', job);
  if (wait === undefined) return notOpen('job', job);
  turn.emit({ type: 'job.completed', job, ...(variables && { variables }) });
  settleJobIncident(turn, job);
  finishInstance(turn, wait.instance);
  return undefined;
}
