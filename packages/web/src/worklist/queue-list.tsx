import {
  IconCheck,
  IconInbox,
  IconPlayerPause,
  IconRoute,
  IconUser,
  IconUsersGroup,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Queue } from '../api/work-contract.ts';
import { Icon } from '../parts/icon.tsx';
import classes from './queue-list.module.css';

/** The queues, each with exactly as many tasks as its number says. */
export function QueueList({
  queues,
  current,
}: {
  readonly queues: readonly Queue[];
  readonly current: string;
}) {
  const own = queues.filter((queue) => queue.kind !== 'process');
  const processes = queues.filter((queue) => queue.kind === 'process');
  return (
    <section className={classes.queues} aria-label="Queues">
      <p className={classes.title} aria-hidden="true">
        Worklist
      </p>
      <Queues queues={own} current={current} />
      {processes.length > 0 && <h2 className={classes.head}>By process</h2>}
      <Queues queues={processes} current={current} />
    </section>
  );
}

function Queues({ queues, current }: { readonly queues: readonly Queue[]; readonly current: string }) {
  if (queues.length === 0) return null;
  return (
    <ul>
      {queues.map((queue) => (
        <li key={queue.id}>
          <Link
            to="/run/worklist/{-$queue}/{-$task}"
            params={{ queue: queue.id, task: undefined }}
            className={classes.queue}
            aria-current={queue.id === current ? 'true' : undefined}
          >
            <Icon of={ICONS[queue.kind]} size={15} />
            <span className={classes.name}>{queue.name}</span>
            <Warning queue={queue} />
            <span className={classes.count} aria-live="polite">
              {queue.count}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Warning({ queue }: { readonly queue: Queue }) {
  if (queue.overdue > 0) {
    return (
      <span
        className={classes.missed}
        role="img"
        aria-label={`${queue.overdue} missed`}
        title={`${queue.overdue} missed`}
      />
    );
  }
  if (queue.soon === 0) return null;
  return (
    <span
      className={classes.soon}
      role="img"
      aria-label={`${queue.soon} due soon`}
      title={`${queue.soon} due soon`}
    />
  );
}

const ICONS = {
  mine: IconUser,
  team: IconUsersGroup,
  nobody: IconInbox,
  waiting: IconPlayerPause,
  done: IconCheck,
  process: IconRoute,
} as const;
