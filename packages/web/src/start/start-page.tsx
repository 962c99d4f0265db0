import { IconChevronRight, IconPlayerPlay, IconRoute } from '@tabler/icons-react';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link, Navigate } from '@tanstack/react-router';
import { meQuery, startableQuery } from '../api/queries.ts';
import { problemOf } from '../api/request.ts';
import { Empty } from '../parts/empty.tsx';
import { Icon } from '../parts/icon.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { usePageTitle } from '../shell/use-page-title.ts';
import classes from './start-page.module.css';

/** The processes this person may start; with only one there is nothing to choose. */
export function StartPage() {
  const { data: me } = useSuspenseQuery(meQuery);
  const title = me.company.kind === 'partner' ? 'Start something new' : 'Start a process';
  usePageTitle(title);
  const processes = useQuery(startableQuery);
  const items = processes.data?.items;
  const [only] = items ?? [];
  if (items?.length === 1 && only)
    return <Navigate to="/run/start/$process" params={{ process: only.id }} replace />;
  return (
    <div className={me.company.kind === 'partner' ? classes.partner : classes.page}>
      <PageHead title={title} />
      <div className={classes.list}>
        {processes.isError && <ProblemNote problem={problemOf(processes.error)} />}
        {processes.isPending && <Skeleton rows={4} height={56} label="Loading the processes" />}
        {items?.length === 0 && (
          <Empty icon={IconPlayerPlay} title="There is no process you may start">
            Who may start a process stands in its definition. An administrator can change it.
          </Empty>
        )}
        <ul>
          {items?.map((process) => (
            <li key={process.id}>
              <Link to="/run/start/$process" params={{ process: process.id }} className={classes.process}>
                <Icon of={IconRoute} size={18} />
                <span className={classes.words}>
                  <b>{process.name}</b>
                  <span>{process.stages.join(', ') || process.domain}</span>
                </span>
                <Icon of={IconChevronRight} />
              </Link>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
