import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { decisionQuery, decisionVersionQuery } from '../api/decision-queries.ts';
import { problemOf } from '../api/request.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { recents } from '../shell/recents.ts';
import { usePageTitle } from '../shell/use-page-title.ts';
import classes from './decision-page.module.css';
import { DecisionView } from './decision-view.tsx';

/** One decision model: its graph, its rules, why it answers as it does, its tests, its versions. */
export function DecisionPage() {
  const { id } = useParams({ from: '/inside/change/decisions/$id' });
  const { version: asked } = useSearch({ from: '/inside/change/decisions/$id' });
  const newest = useQuery(decisionQuery(id));
  const version = asked ?? newest.data?.version;
  const older = version !== undefined && version !== newest.data?.version;
  const shown = useQuery({ ...decisionVersionQuery(id, version ?? 0), enabled: older });
  usePageTitle(newest.data?.name);
  useEffect(() => {
    if (newest.data) recents.add({ kind: 'decision', id, title: newest.data.name });
  }, [id, newest.data]);
  const problem = newest.error ?? shown.error;
  if (problem) {
    return (
      <div className={classes.problem}>
        <h1 className={classes.title}>This decision could not be shown</h1>
        <ProblemNote problem={problemOf(problem)} />
      </div>
    );
  }
  const model = older ? shown.data : newest.data;
  if (!newest.data || !model) return <Skeleton rows={10} height={44} label="Loading the decision" />;
  return <DecisionView key={id} newest={newest.data} model={model} />;
}
