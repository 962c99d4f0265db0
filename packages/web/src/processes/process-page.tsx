import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { meQuery, modelQuery, processQuery } from '../api/queries.ts';
import { problemOf } from '../api/request.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { recents } from '../shell/recents.ts';
import { usePageTitle } from '../shell/use-page-title.ts';
import { DropTarget } from './drop-target.tsx';
import { ProcessHead } from './process-head.tsx';
import classes from './process-page.module.css';
import { ProcessSide } from './process-side.tsx';
import { VersionDrawing } from './version-drawing.tsx';

/** One process: its drawing, its versions, what it uses. */
export function ProcessPage() {
  const { id } = useParams({ from: '/inside/map/processes/$id' });
  const { version: asked } = useSearch({ from: '/inside/map/processes/$id' });
  const { data: me } = useSuspenseQuery(meQuery);
  const process = useQuery(processQuery(id));
  const version = asked ?? process.data?.version;
  const model = useQuery({ ...modelQuery(id, version ?? 0), enabled: version !== undefined });
  usePageTitle(process.data?.name);
  useEffect(() => {
    if (process.data) recents.add({ kind: 'process', id, title: process.data.name });
  }, [id, process.data]);
  const problem = process.error ?? model.error;
  if (problem) {
    return (
      <div className={classes.problem}>
        <h1 className={classes.title}>This process could not be shown</h1>
        <ProblemNote problem={problemOf(problem)} />
      </div>
    );
  }
  if (!process.data || version === undefined)
    return <Skeleton rows={10} height={44} label="Loading the process" />;
  return (
    <DropTarget enabled={me.may.publish}>
      <div className={classes.page}>
        <ProcessHead process={process.data} version={version} may={me.may} />
        <div className={classes.body}>
          <VersionDrawing model={model.data} />
          <ProcessSide process={process.data} version={version} />
        </div>
      </div>
    </DropTarget>
  );
}
