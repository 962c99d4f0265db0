import { IconChecklist } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { Key, Me, Variables } from '../api/contract.ts';
import { taskQuery } from '../api/queries.ts';
import { problemOf } from '../api/request.ts';
import type { Task } from '../api/work-contract.ts';
import { Empty } from '../parts/empty.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import classes from './task-pane.module.css';
import { TaskView } from './task-view.tsx';

interface Props {
  readonly me: Me;
  readonly task: Key | undefined;
  /** The queue has no task at all; then its list says so. */
  readonly empty: boolean;
  readonly now: Date;
  readonly onDone: (task: Task, variables: Variables) => void;
  readonly onBack: () => void;
}

/** The task that is open, or what to do when none is. */
export function TaskPane({ me, task, empty, now, onDone, onBack }: Props) {
  const detail = useQuery({ ...taskQuery(task ?? ''), enabled: task !== undefined });
  return (
    <section className={classes.pane} aria-label="Task">
      {task === undefined && !empty && (
        <Empty icon={IconChecklist} title="No task is open">
          Choose one in the list.
        </Empty>
      )}
      {detail.isError && (
        <div className={classes.problem}>
          <ProblemNote problem={problemOf(detail.error)} />
        </div>
      )}
      {task !== undefined && detail.isPending && <Skeleton rows={9} height={40} label="Loading the task" />}
      {detail.data && <TaskView me={me} task={detail.data} now={now} onDone={onDone} onBack={onBack} />}
    </section>
  );
}
