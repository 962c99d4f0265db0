import { personNamed, type Reads, sayWhen, type TaskRow } from '../cases/cases.ts';
import type { Actor } from '../http/actor.ts';
import { type Problem, problem } from '../http/problem.ts';
import { mayAssign, mayWorkOn } from '../people/people.ts';
import { taskRow } from './visible-task.ts';

export interface TaskRights {
  readonly claim: boolean;
  readonly release: boolean;
  readonly assign: boolean;
  readonly complete: boolean;
}

/** What the actor may do with a task right now. */
export function rightsOn(actor: Actor, row: TaskRow): TaskRights {
  const open = row.state === 'open';
  const works = open && mayWorkOn(actor, row);
  const isFree = row.assignee === null;
  const controls = row.assignee === actor.handle || mayAssign(actor);
  return {
    claim: works && isFree,
    release: open && !isFree && controls,
    assign: open && mayAssign(actor),
    complete: works && (isFree || controls),
  };
}

/** @throws Problem `not-allowed` when the task is for others. */
export function mustWorkOn(actor: Actor, row: TaskRow): void {
  if (mayWorkOn(actor, row)) return;
  throw problem('not-allowed', `“${row.name}” is for others. Nothing was changed.`, {
    mend: 'Ask one of them, or a team lead to give it to you.',
    place: 'key',
  });
}

/** @throws Problem `not-allowed` when the actor does not give out our tasks. */
export function mustAssign(actor: Actor): void {
  if (mayAssign(actor)) return;
  throw problem('not-allowed', 'Tasks are given out by people of the company itself. Nothing was changed.', {
    mend: 'Ask a team lead there.',
  });
}

/** @throws Problem `held-by-other` when somebody else has the open task, unless the actor gives out tasks. */
export async function mustControl(reads: Reads, actor: Actor, row: TaskRow): Promise<void> {
  if (row.state !== 'open' || row.assignee === null) return;
  if (row.assignee === actor.handle || mayAssign(actor)) return;
  throw await heldByOther(reads, row, row.assignee);
}

/** The part of a command by which a task that somebody else has stays as it is, unless the actor gives out tasks. */
export function heldBy(actor: Actor): { readonly holder?: string } {
  return mayAssign(actor) ? {} : { holder: actor.handle };
}

/** Why the engine refused, in words that name people; undefined when the task is not the reason. */
export async function whyRefused(
  reads: Reads,
  actor: Actor,
  key: string,
  timeZone: string,
): Promise<Problem | undefined> {
  const row = await taskRow(reads, key);
  if (!row) return undefined;
  if (row.state !== 'open') return closed(reads, row, timeZone);
  if (row.assignee === null || row.assignee === actor.handle) return undefined;
  return heldByOther(reads, row, row.assignee);
}

async function heldByOther(reads: Reads, { name }: TaskRow, holder: string): Promise<Problem> {
  const person = personNamed(holder, await reads.directory.snapshot()).name;
  return problem('held-by-other', `${person} has “${name}”. Nothing was changed.`, {
    mend: 'Take another one, or ask for it to be released.',
    place: 'key',
  });
}

async function closed(reads: Reads, row: TaskRow, timeZone: string): Promise<Problem> {
  const when = row.ended_at ? ` ${sayWhen(row.ended_at, reads.spine.now(), timeZone)}` : '';
  const snapshot = await reads.directory.snapshot();
  const what = row.ended_by
    ? `was done by ${personNamed(row.ended_by, snapshot).name}${when}`
    : `was withdrawn${when}: its case went another way`;
  return problem('wrong-state', `“${row.name}” ${what}. Nothing was changed.`, {
    mend: 'Go on with the next task of your worklist.',
    place: 'key',
  });
}
