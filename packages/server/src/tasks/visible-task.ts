import { type CaseRow, type CaseTables, caseRows, type Reads, type TaskRow } from '../cases/cases.ts';
import type { Actor } from '../http/actor.ts';
import { problem } from '../http/problem.ts';
import { isOffered, maySeeCase } from '../people/people.ts';

export interface VisibleTask {
  readonly row: TaskRow;
  readonly caseRow: CaseRow;
  /** A person of another company may be asked for a task without seeing the rest of its case. */
  readonly seesCase: boolean;
}

/** A task the actor may see. @throws Problem `not-found`, also when it is there but not for them. */
export async function visibleTask(reads: Reads, actor: Actor, key: string): Promise<VisibleTask> {
  const row = await taskRow(reads, key);
  const [caseRow] = row ? await caseRows(reads.spine.store, [row.case_key]) : [];
  if (row && caseRow) {
    const seesCase = maySeeCase(actor, caseRow);
    if (seesCase || isOffered(actor, row) || row.ended_by === actor.handle) return { row, caseRow, seesCase };
  }
  throw problem('not-found', `There is no task ${key} that you can see.`, {
    mend: 'Look for it in your worklist.',
    place: 'key',
  });
}

export function taskRow({ spine }: Reads, key: string): Promise<TaskRow | undefined> {
  return spine.store
    .tables<CaseTables>()
    .selectFrom('tasks')
    .selectAll()
    .where('key', '=', key)
    .executeTakeFirst();
}
