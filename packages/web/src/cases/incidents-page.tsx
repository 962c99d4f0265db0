import { Button } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { incidentsQuery, meQuery } from '../api/queries.ts';
import { problemOf } from '../api/request.ts';
import { Empty } from '../parts/empty.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { useNow } from '../parts/use-now.ts';
import { usePageTitle } from '../shell/use-page-title.ts';
import { IncidentGroupCard } from './incident-group-card.tsx';
import { groupIncidents } from './incident-groups.ts';
import classes from './incidents-page.module.css';

/** Stops that need a person, grouped by cause. */
export function IncidentsPage() {
  usePageTitle('Incidents');
  const now = useNow();
  const { data: me } = useSuspenseQuery(meQuery);
  const filter = useSearch({ from: '/inside/run/incidents' });
  const incidents = useQuery(incidentsQuery(filter));
  const groups = groupIncidents(incidents.data?.items ?? []);
  return (
    <div className={classes.page}>
      <PageHead
        title="Incidents"
        count={incidents.data?.total ?? incidents.data?.items.length}
        actions={
          filter.process && (
            <Button size="compact-sm" renderRoot={(props) => <Link to="/run/incidents" {...props} />}>
              Of all processes
            </Button>
          )
        }
      />
      <div className={classes.groups}>
        {incidents.isError && <ProblemNote problem={problemOf(incidents.error)} />}
        {incidents.isPending && <Skeleton rows={6} height={44} label="Loading the incidents" />}
        {incidents.data && groups.length === 0 && (
          <Empty icon={IconCircleCheck} title="No incident">
            A step that cannot go on by itself will stand here, with its cause and what to do.
          </Empty>
        )}
        {groups.map((group) => (
          <IncidentGroupCard key={group.id} group={group} now={now} may={me.may.operate} />
        ))}
      </div>
    </div>
  );
}
