import { useNavigate } from '@tanstack/react-router';
import type { Queue } from '../api/work-contract.ts';
import classes from './queue-select.module.css';

/** The queues where there is no room for their column. */
export function QueueSelect({
  queues,
  current,
}: {
  readonly queues: readonly Queue[];
  readonly current: string;
}) {
  const navigate = useNavigate();
  return (
    <select
      className={classes.select}
      aria-label="Queue"
      value={current}
      onChange={(event) =>
        void navigate({
          to: '/run/worklist/{-$queue}/{-$task}',
          params: { queue: event.currentTarget.value, task: undefined },
        })
      }
    >
      {queues.map((queue) => (
        <option key={queue.id} value={queue.id}>
          {queue.name} ({queue.count})
        </option>
      ))}
    </select>
  );
}
