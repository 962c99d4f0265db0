import { useMediaQuery } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import type { Key, Me } from '../api/contract.ts';
import { tasksQuery } from '../api/queries.ts';
import type { Queue, Task } from '../api/work-contract.ts';
import { useNow } from '../parts/use-now.ts';
import { useKeys } from '../shell/keys/use-keys.ts';
import { QueueList } from './queue-list.tsx';
import { groupTasks, neighbour, type TaskGroup } from './task-groups.ts';
import { TaskList } from './task-list.tsx';
import { TaskPane } from './task-pane.tsx';
import { useComplete } from './use-complete.ts';

interface Props {
  readonly me: Me;
  readonly queues: readonly Queue[];
  readonly queue: Queue;
  readonly task: Key | undefined;
}

export function Worklist({ me, queues, queue, task: asked }: Props) {
  const now = useNow();
  const tasks = useInfiniteQuery(tasksQuery(queue.id));
  const groups = useGroups(
    tasks.data?.pages.flatMap((page) => page.items),
    queue,
    now,
  );
  const list = groups?.flatMap((group) => group.tasks) ?? [];
  const phone = useMediaQuery('(max-width: 640px)') ?? false;
  const chosen = asked ?? (phone ? undefined : list[0]?.key);
  const open = useOpen(queue.id);
  const complete = useComplete((task) => open(task.key));
  useMoveKeys(list, chosen, open);
  const current = queues.find((each) => each.id === queue.id) ?? queue;
  return (
    <>
      <QueueList queues={queues} current={queue.id} />
      <TaskList
        queues={queues}
        queue={current}
        groups={groups}
        chosen={chosen}
        now={now}
        onMore={tasks.hasNextPage ? () => void tasks.fetchNextPage() : undefined}
      />
      <TaskPane
        key={chosen ?? 'none'}
        me={me}
        task={chosen}
        empty={list.length === 0}
        now={now}
        onDone={(task, variables) => {
          const next = neighbour(list, task.key);
          complete.mutate({ task, variables });
          open(phone ? undefined : next?.key);
        }}
        onBack={() => open(undefined)}
      />
    </>
  );
}

function useGroups(
  tasks: readonly Task[] | undefined,
  queue: Queue,
  now: Date,
): readonly TaskGroup[] | undefined {
  return useMemo(() => {
    if (!tasks) return undefined;
    if (queue.kind === 'done') return tasks.length === 0 ? [] : [{ name: '', tasks }];
    return groupTasks(tasks, now);
  }, [tasks, queue.kind, now]);
}

function useOpen(queue: string) {
  const navigate = useNavigate();
  return (task: Key | undefined) =>
    void navigate({ to: '/run/worklist/{-$queue}/{-$task}', params: { queue, task }, replace: true });
}

/** J and K move through the list; the row that is chosen stays in sight. */
function useMoveKeys(list: readonly Task[], chosen: Key | undefined, open: (task: Key) => void) {
  const place = list.findIndex((task) => task.key === chosen);
  const move = (step: number) => () => {
    const target = list[Math.max(0, Math.min(list.length - 1, place + step))];
    if (target) open(target.key);
  };
  useKeys('Worklist', [
    { keys: 'J', does: 'next task', run: move(1) },
    { keys: 'K', does: 'previous task', run: move(-1) },
  ]);
  useEffect(() => {
    if (chosen)
      document.querySelector(`[data-task="${CSS.escape(chosen)}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
}
