import { QueryClient } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import type { Page } from '../api/contract.ts';
import type { Task, Worklist } from '../api/work-contract.ts';
import { removeTask, replaceTask, restore } from './task-cache.ts';

function task(key: string): Task {
  return {
    key,
    name: key,
    element: key,
    state: 'open',
    createdAt: '2026-11-19T08:00:00.000Z',
    priority: 50,
    assignee: null,
    teams: [],
    case: { key: '1', title: 'Order', process: { id: 'p', name: 'P', version: 1 }, stages: [] },
  };
}

function filled(): QueryClient {
  const client = new QueryClient();
  const page: Page<Task> = { items: [task('a'), task('b')], total: 2 };
  const data = { pages: [page], pageParams: [undefined] };
  client.setQueryData(['tasks', 'team'], data);
  client.setQueryData(['tasks', 'done'], data);
  const queue = (id: string, count: number) => ({
    id,
    name: id,
    kind: 'team' as const,
    count,
    overdue: 0,
    soon: 0,
  });
  client.setQueryData<Worklist>(['worklist'], {
    queues: [queue('team', 2), queue('mine', 1), queue('done', 2)],
  });
  return client;
}

const list = (client: QueryClient, queue: string) =>
  (client.getQueryData(['tasks', queue]) as { pages: Page<Task>[] }).pages[0]!;
const counts = (client: QueryClient) =>
  client.getQueryData<Worklist>(['worklist'])!.queues.map((queue) => queue.count);

it('takes a finished task out of the open lists and their counts only', async () => {
  const client = filled();
  await removeTask(client, 'a');
  expect(list(client, 'team')).toEqual({ items: [task('b')], total: 1 });
  expect(list(client, 'done').items).toHaveLength(2);
  expect(counts(client)).toEqual([1, 1, 2]);
});

it('puts everything back when the server refuses', async () => {
  const client = filled();
  restore(client, await removeTask(client, 'a'));
  expect(list(client, 'team').items.map((each) => each.key)).toEqual(['a', 'b']);
  expect(counts(client)).toEqual([2, 1, 2]);
});

it('shows a new assignee in every list', () => {
  const client = filled();
  replaceTask(client, { ...task('b'), assignee: { handle: 'lena.hartwig', name: 'Lena Hartwig' } });
  expect(list(client, 'team').items[1]?.assignee?.name).toBe('Lena Hartwig');
});
