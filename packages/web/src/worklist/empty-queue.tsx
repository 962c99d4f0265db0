import { Button } from '@mantine/core';
import { IconChecklist } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { Queue } from '../api/work-contract.ts';
import { Empty } from '../parts/empty.tsx';

/** A queue without tasks: where there are some. */
export function EmptyQueue({ queues, queue }: { readonly queues: readonly Queue[]; readonly queue: Queue }) {
  const navigate = useNavigate();
  const open = (id: string) => () =>
    void navigate({ to: '/run/worklist/{-$queue}/{-$task}', params: { queue: id, task: undefined } });
  const other =
    queues.find((each) => each.kind === 'nobody' && each.count > 0 && each.id !== queue.id) ??
    queues.find((each) => each.kind === 'team' && each.count > 0 && each.id !== queue.id);
  if (queue.kind === 'done') {
    return (
      <Empty icon={IconChecklist} title="Nothing done yet today">
        What you finish today will stand here.
      </Empty>
    );
  }
  if (!other) {
    return (
      <Empty
        icon={IconChecklist}
        title="Nothing waits in this queue"
        action={<Button onClick={() => void navigate({ to: '/run/start' })}>Start a process</Button>}
      >
        A task appears here by itself when a process needs you.
      </Empty>
    );
  }
  const one = other.count === 1;
  return (
    <Empty
      icon={IconChecklist}
      title="Nothing waits in this queue"
      action={<Button onClick={open(other.id)}>{one ? 'Show it' : `Show the ${other.count}`}</Button>}
    >
      {other.kind === 'nobody'
        ? `${one ? 'One task belongs' : `${other.count} tasks belong`} to nobody yet.`
        : `Your team has ${one ? 'one task' : `${other.count} tasks`}.`}
    </Empty>
  );
}
