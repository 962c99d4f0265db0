import type { Actor } from '../http/actor.ts';
import { isOffered, mayWorkOn } from '../people/people.ts';
import type { Task } from './case-answers.ts';
import type { Reads } from './reads.ts';
import { openTaskRows, showTasks } from './task-items.ts';

/** The open tasks of a case that this person can go on with: theirs, offered to them, or to nobody in particular. */
export async function nextTasks(reads: Reads, actor: Actor, caseKey: string): Promise<Task[]> {
  const rows = await openTaskRows(reads, caseKey);
  const theirs = rows.filter((row) => {
    if (row.assignee !== null) return row.assignee === actor.handle;
    const toAnybody = row.teams.length === 0 && row.people.length === 0;
    return isOffered(actor, row) || (toAnybody && mayWorkOn(actor, row));
  });
  return showTasks(reads, theirs);
}
