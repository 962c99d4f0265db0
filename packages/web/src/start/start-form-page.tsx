import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { meQuery, startQuery } from '../api/queries.ts';
import { problemOf } from '../api/request.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { usePageTitle } from '../shell/use-page-title.ts';
import { StartForm } from './start-form.tsx';
import classes from './start-form-page.module.css';

/** What starting one process needs. */
export function StartFormPage() {
  const { process } = useParams({ from: '/inside/run/start/$process' });
  const { data: me } = useSuspenseQuery(meQuery);
  const start = useQuery(startQuery(process));
  usePageTitle(start.data && `Start ${start.data.process.name}`);
  return (
    <div className={me.company.kind === 'partner' ? classes.partner : classes.page}>
      {start.isError && (
        <div className={classes.problem}>
          <h1 className={classes.title}>This process cannot be started</h1>
          <ProblemNote problem={problemOf(start.error)} />
        </div>
      )}
      {start.isPending && <Skeleton rows={6} height={52} label="Loading the form" />}
      {start.data && <StartForm start={start.data} key={process} partner={me.company.kind === 'partner'} />}
    </div>
  );
}
