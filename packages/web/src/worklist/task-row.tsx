import { IconUser } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Task } from '../api/work-contract.ts';
import { dayAndClock } from '../format/moment.ts';
import { Avatar } from '../parts/avatar.tsx';
import { CaseLine } from '../parts/case-line.tsx';
import { DueChip } from '../parts/due-chip.tsx';
import { Icon } from '../parts/icon.tsx';
import classes from './task-row.module.css';

interface Props {
  readonly task: Task;
  readonly queue: string;
  readonly chosen: boolean;
  readonly now: Date;
}

/** Two lines: what to do and by when; for whom, how far, with whom. */
export function TaskRow({ task, queue, chosen, now }: Props) {
  return (
    <Link
      to="/run/worklist/{-$queue}/{-$task}"
      params={{ queue, task: task.key }}
      className={classes.row}
      aria-current={chosen ? 'true' : undefined}
      data-task={task.key}
    >
      <span className={classes.first}>
        <span className={classes.name}>{task.name}</span>
        <When task={task} now={now} />
      </span>
      <span className={classes.second}>
        <span className={classes.title}>{task.case.title}</span>
        {task.case.number && <span className={classes.number}>{task.case.number}</span>}
        <span className={classes.space} />
        <CaseLine stages={task.case.stages} />
        <Who task={task} />
      </span>
    </Link>
  );
}

function When({ task, now }: { readonly task: Task; readonly now: Date }) {
  if (task.state !== 'open' && task.endedAt) {
    return <span className={classes.since}>done {dayAndClock(task.endedAt, now)}</span>;
  }
  if (task.followUp && Date.parse(task.followUp) > now.getTime()) {
    return <span className={classes.paused}>until {dayAndClock(task.followUp, now)}</span>;
  }
  if (task.due) return <DueChip since={task.createdAt} due={task.due} now={now} />;
  return <span className={classes.since}>since {dayAndClock(task.createdAt, now)}</span>;
}

function Who({ task }: { readonly task: Task }) {
  if (task.assignee) {
    return (
      <>
        <Avatar name={task.assignee.name} size={18} />
        <span className="visually-hidden">with {task.assignee.name}</span>
      </>
    );
  }
  return (
    <span className={classes.nobody} title="Nobody yet">
      <Icon of={IconUser} size={12} />
      <span className="visually-hidden">belongs to nobody yet</span>
    </span>
  );
}
