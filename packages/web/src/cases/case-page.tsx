import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { caseEventsQuery, caseQuery, meQuery, modelQuery } from '../api/queries.ts';
import { problemOf } from '../api/request.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { recents } from '../shell/recents.ts';
import { usePageTitle } from '../shell/use-page-title.ts';
import classes from './case-page.module.css';
import { CaseView } from './case-view.tsx';
import { PartnerOrder } from './partner-order.tsx';

/** One case: where it stands, how it came there, every event, and what to do next. */
export function CasePage() {
  const { key } = useParams({ from: '/inside/run/cases/$key' });
  const { data: me } = useSuspenseQuery(meQuery);
  const found = useQuery(caseQuery(key));
  const events = useQuery(caseEventsQuery(key));
  const process = found.data?.process;
  const model = useQuery({
    ...modelQuery(process?.id ?? '', process?.version ?? 0),
    enabled: process !== undefined && me.company.kind === 'own',
  });
  usePageTitle(found.data && (found.data.number ?? found.data.title));
  useEffect(() => {
    if (!found.data) return;
    const { title, number } = found.data;
    recents.add({ kind: 'case', id: key, title, ...(number ? { note: number } : {}) });
  }, [key, found.data]);
  const problem = found.error ?? events.error;
  if (problem) {
    return (
      <div className={classes.problem}>
        <h1 className={classes.title}>This case could not be shown</h1>
        <ProblemNote problem={problemOf(problem)} />
      </div>
    );
  }
  if (!found.data || !events.data) return <Skeleton rows={12} height={44} label="Loading the case" />;
  if (me.company.kind === 'partner') return <PartnerOrder me={me} of={found.data} events={events.data} />;
  return (
    <CaseView
      key={key}
      me={me}
      of={found.data}
      events={events.data}
      xml={model.data?.xml}
      modelProblem={model.error ? problemOf(model.error) : undefined}
    />
  );
}
