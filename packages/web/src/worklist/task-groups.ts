import type { Task } from '../api/work-contract.ts';
import { day } from '../format/moment.ts';

export interface TaskGroup {
  readonly name: string;
  readonly tasks: readonly Task[];
}

/** By due moment, then older first, then higher priority first; those without a due moment stand last. */
function byUrgency(left: Task, right: Task): number {
  return (
    dueOf(left) - dueOf(right) ||
    Date.parse(left.createdAt) - Date.parse(right.createdAt) ||
    right.priority - left.priority
  );
}

/** A queue in the order of its urgency, under the heads a person plans by. */
export function groupTasks(tasks: readonly Task[], now: Date): readonly TaskGroup[] {
  const groups = new Map<string, Task[]>();
  for (const task of [...tasks].sort(byUrgency)) {
    const name = groupName(task, now);
    groups.set(name, [...(groups.get(name) ?? []), task]);
  }
  return [...groups].map(([name, members]) => ({ name, tasks: members }));
}

/** Where the work goes on when a task leaves the list: the one after it, else the one before. */
export function neighbour(tasks: readonly Task[], key: string): Task | undefined {
  const place = tasks.findIndex((task) => task.key === key);
  return tasks[place + 1] ?? tasks[place - 1];
}

// ---- helpers ----

const SOON = 2 * 3_600_000;

function groupName(task: Task, now: Date): string {
  if (task.due === undefined) return 'No due time';
  const left = Date.parse(task.due) - now.getTime();
  if (left < 0) return 'Missed';
  if (left <= SOON) return 'In the next 2 hours';
  const words = day(task.due, now);
  if (words === 'today') return 'Today';
  return words === 'tomorrow' ? 'Tomorrow' : 'Later';
}

function dueOf(task: Task): number {
  return task.due === undefined ? Number.MAX_SAFE_INTEGER : Date.parse(task.due);
}
