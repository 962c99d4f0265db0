import type { Task } from './case-answers.ts';
import type { CaseTables, TaskRow } from './case-rows.ts';
import { personNamed, type Reads } from './reads.ts';
import { caseRefs } from './shown-case.ts';

/** Task rows as the API shows them, with two statements however many there are. */
export async function showTasks(reads: Reads, rows: readonly TaskRow[]): Promise<Task[]> {
  const refs = await caseRefs(
    reads,
    rows.map((row) => row.case_key),
  );
  const snapshot = await reads.directory.snapshot();
  return rows.map(
    (row): Task => ({
      key: row.key,
      name: row.name,
      element: row.element,
      state: row.state,
      createdAt: row.created_at.toISOString(),
      ...(row.ended_at ? { endedAt: row.ended_at.toISOString() } : {}),
      ...(row.due ? { due: row.due.toISOString() } : {}),
      ...(row.follow_up ? { followUp: row.follow_up.toISOString() } : {}),
      priority: row.priority,
      assignee: row.assignee === null ? null : personNamed(row.assignee, snapshot),
      teams: row.teams.map((id) => ({ id, name: snapshot.teams.get(id)?.name ?? id })),
      case: refs.get(row.case_key)!,
    }),
  );
}

/** The open tasks of a case, oldest first. */
export function openTaskRows({ spine }: Reads, caseKey: string): Promise<TaskRow[]> {
  return spine.store
    .tables<CaseTables>()
    .selectFrom('tasks')
    .selectAll()
    .where('case_key', '=', caseKey)
    .where('state', '=', 'open')
    .orderBy('key')
    .execute();
}
