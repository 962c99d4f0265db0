import { IconChevronLeft, IconChevronRight, IconRoute } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { TaskDetail } from '../api/work-contract.ts';
import { capital, dayAndClock } from '../format/moment.ts';
import { Avatar } from '../parts/avatar.tsx';
import { DueChip } from '../parts/due-chip.tsx';
import { FunctionTag } from '../parts/function-tag.tsx';
import { Icon } from '../parts/icon.tsx';
import { StageLine } from '../parts/stage-line.tsx';
import classes from './task-head.module.css';

interface Props {
  readonly task: TaskDetail;
  readonly now: Date;
  readonly onBack: () => void;
}

/** Of which case, what, until when, with whom, how far. */
export function TaskHead({ task, now, onBack }: Props) {
  return (
    <header className={classes.head}>
      <p className={classes.crumb}>
        <button type="button" className={classes.back} onClick={onBack} aria-label="Back to the list">
          <Icon of={IconChevronLeft} size={20} />
        </button>
        <Icon of={IconRoute} size={14} />
        <span className={classes.process}>
          {task.case.process.name} v{task.case.process.version}
        </span>
        <Icon of={IconChevronRight} size={12} />
        <Link to="/run/cases/$key" params={{ key: task.case.key }} className={classes.case}>
          {task.case.number ?? task.case.title}
        </Link>
      </p>
      <h2 className={classes.title}>{task.name}</h2>
      <div className={classes.facts}>
        {task.due && task.state === 'open' && (
          <span className={classes.fact}>
            Due <DueChip since={task.createdAt} due={task.due} now={now} />
          </span>
        )}
        {task.state === 'completed' && task.endedAt && (
          <span>{capital(`done ${dayAndClock(task.endedAt, now)}`)}</span>
        )}
        {task.state === 'cancelled' && <span>Not needed any more</span>}
        <span className={classes.fact}>
          {task.assignee ? (
            <>
              <Avatar name={task.assignee.name} size={18} /> {task.assignee.name}
            </>
          ) : (
            `Nobody yet${task.teams[0] ? `, ${task.teams.map((team) => team.name).join(', ')}` : ''}`
          )}
        </span>
        {task.function && <FunctionTag of={task.function} />}
        <span className={classes.since}>made {dayAndClock(task.createdAt, now)}</span>
      </div>
      <StageLine stages={task.case.stages} />
    </header>
  );
}
