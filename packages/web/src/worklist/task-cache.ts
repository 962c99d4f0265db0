import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { Key, Page } from '../api/contract.ts';
import type { Task, Worklist } from '../api/work-contract.ts';

type TaskPages = InfiniteData<Page<Task>, string | undefined>;

/** What the lists showed before a guess, to take the guess back. */
export interface Snapshot {
  readonly lists: readonly (readonly [readonly unknown[], TaskPages | undefined])[];
  readonly worklist: Worklist | undefined;
}

/** Takes a task out of every list at once, before the server answers, and lowers the counts of those lists. */
export async function removeTask(client: QueryClient, key: Key): Promise<Snapshot> {
  await client.cancelQueries({ queryKey: ['tasks'] });
  const lists = client.getQueriesData<TaskPages>({ queryKey: ['tasks'] });
  const worklist = client.getQueryData<Worklist>(['worklist']);
  const left = new Set<string>();
  for (const [queryKey, data] of lists) {
    if (!data || queryKey[1] === 'done' || !holds(data, key)) continue;
    left.add(String(queryKey[1]));
    client.setQueryData<TaskPages>(queryKey, without(data, key));
  }
  if (worklist) client.setQueryData<Worklist>(['worklist'], lowered(worklist, left));
  return { lists, worklist };
}

export function restore(client: QueryClient, snapshot: Snapshot): void {
  for (const [queryKey, data] of snapshot.lists) client.setQueryData(queryKey, data);
  if (snapshot.worklist) client.setQueryData(['worklist'], snapshot.worklist);
}

/** Writes a changed task into every list that shows it. */
export function replaceTask(client: QueryClient, task: Task): void {
  client.setQueriesData<TaskPages>({ queryKey: ['tasks'] }, (data) => data && mapped(data, task));
}

/** After a write: the server knows what else moved. */
export function refreshTasks(client: QueryClient, key: Key, ofCase: Key): Promise<unknown> {
  return Promise.all(
    [['worklist'], ['tasks'], ['task', key], ['case', ofCase], ['cases']].map((queryKey) =>
      client.invalidateQueries({ queryKey }),
    ),
  );
}

// ---- helpers ----

function holds(data: TaskPages, key: Key): boolean {
  return data.pages.some((page) => page.items.some((task) => task.key === key));
}

function without(data: TaskPages, key: Key): TaskPages {
  return {
    ...data,
    pages: data.pages.map((page) => ({
      ...page,
      items: page.items.filter((task) => task.key !== key),
      ...(page.total === undefined ? {} : { total: Math.max(0, page.total - 1) }),
    })),
  };
}

function mapped(data: TaskPages, task: Task): TaskPages {
  const pages = data.pages.map((page) => ({
    ...page,
    items: page.items.map((each) => (each.key === task.key ? { ...each, ...task } : each)),
  }));
  return { ...data, pages };
}

function lowered(worklist: Worklist, left: ReadonlySet<string>): Worklist {
  const queues = worklist.queues.map((queue) =>
    left.has(queue.id) ? { ...queue, count: Math.max(0, queue.count - 1) } : queue,
  );
  return { ...worklist, queues };
}
