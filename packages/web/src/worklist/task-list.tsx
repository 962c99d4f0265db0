import { Button } from '@mantine/core';
import type { Queue, Task } from '../api/work-contract.ts';
import { Kbd } from '../parts/kbd.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { EmptyQueue } from './empty-queue.tsx';
import { QueueSelect } from './queue-select.tsx';
import type { TaskGroup } from './task-groups.ts';
import classes from './task-list.module.css';
import { TaskRow } from './task-row.tsx';

interface Props {
  readonly queues: readonly Queue[];
  readonly queue: Queue;
  readonly groups: readonly TaskGroup[] | undefined;
  readonly chosen: string | undefined;
  readonly now: Date;
  /** Loads the next page, when there is one. */
  readonly onMore: (() => void) | undefined;
}

/** One queue, most urgent first. */
export function TaskList({ queues, queue, groups, chosen, now, onMore }: Props) {
  return (
    <section className={classes.list} aria-labelledby="queue-name">
      <div className={classes.head}>
        <h2 id="queue-name" className={classes.name}>
          {queue.name}
        </h2>
        <span className={classes.count}>{queue.count}</span>
        <QueueSelect queues={queues} current={queue.id} />
        <span className={classes.sorted}>{queue.kind === 'done' ? 'Newest first' : 'Due first'}</span>
      </div>
      <div className={classes.rows}>
        {groups === undefined && <Skeleton rows={8} height={57} label="Loading the tasks" />}
        {groups?.length === 0 && <EmptyQueue queues={queues} queue={queue} />}
        {groups?.map((group) => (
          <Group
            key={group.name}
            group={group}
            alone={groups.length === 1}
            queue={queue.id}
            chosen={chosen}
            now={now}
          />
        ))}
        {onMore && (
          <Button variant="subtle" fullWidth onClick={onMore}>
            Show more
          </Button>
        )}
      </div>
      <p className={classes.keys} aria-hidden="true">
        <span>
          <Kbd keys="J K" /> move
        </span>
        <span>
          <Kbd keys="Enter" /> open
        </span>
        <span>
          <Kbd keys="I" /> take
        </span>
        <span>
          <Kbd keys="A" /> assign
        </span>
        <span>
          <Kbd keys="?" /> all keys
        </span>
      </p>
    </section>
  );
}

function Group(props: {
  readonly group: TaskGroup;
  readonly alone: boolean;
  readonly queue: string;
  readonly chosen: string | undefined;
  readonly now: Date;
}) {
  const { group, alone, queue, chosen, now } = props;
  const plain = alone && group.name === 'No due time';
  return (
    <>
      {!plain && group.name !== '' && (
        <h3 className={classes.group}>
          {group.name} <span>{group.tasks.length}</span>
        </h3>
      )}
      <ul>
        {group.tasks.map((task: Task) => (
          <li key={task.key}>
            <TaskRow task={task} queue={queue} chosen={task.key === chosen} now={now} />
          </li>
        ))}
      </ul>
    </>
  );
}
