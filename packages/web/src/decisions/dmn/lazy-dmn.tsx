import { lazy, Suspense } from 'react';
import { Skeleton } from '../../parts/skeleton.tsx';
import type { GraphProps } from './graph.tsx';
import type { LogicProps } from './logic.tsx';

const Graph = lazy(() => import('./graph.tsx'));
const Logic = lazy(() => import('./logic.tsx'));

/** The graph of a model; dmn-js comes when the first one is shown. */
export function LazyGraph(props: GraphProps) {
  return (
    <Suspense fallback={<Skeleton rows={3} height={40} label="Loading the graph" />}>
      <Graph {...props} />
    </Suspense>
  );
}

/** A decision's table or expression; dmn-js comes when the first one is shown. */
export function LazyLogic(props: LogicProps) {
  return (
    <Suspense fallback={<Skeleton rows={5} height={30} label="Loading the table" />}>
      <Logic {...props} />
    </Suspense>
  );
}
