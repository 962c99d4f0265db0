import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { meQuery, worklistQuery } from '../api/queries.ts';
import { problemOf } from '../api/request.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { firstQueue } from '../shell/use-counts.ts';
import { usePageTitle } from '../shell/use-page-title.ts';
import { Worklist } from './worklist.tsx';
import classes from './worklist-page.module.css';

/** All day: queues, list, the task with what it is about. */
export function WorklistPage() {
  usePageTitle('Worklist');
  const { data: me } = useSuspenseQuery(meQuery);
  const { queue: asked, task } = useParams({ from: '/inside/run/worklist/{-$queue}/{-$task}' });
  const worklist = useQuery(worklistQuery);
  const queues = worklist.data?.queues ?? [];
  const queue = queues.find((each) => each.id === asked) ?? firstQueue(queues);
  return (
    <div className={classes.page} data-open={task ? true : undefined}>
      <h1 className="visually-hidden">Worklist</h1>
      {worklist.isError && (
        <div className={classes.problem}>
          <ProblemNote problem={problemOf(worklist.error)} />
        </div>
      )}
      {worklist.isPending && <Skeleton rows={10} height={28} label="Loading the worklist" />}
      {queue && <Worklist me={me} queues={queues} queue={queue} task={task} />}
    </div>
  );
}
