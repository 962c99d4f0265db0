import { lazy, Suspense } from 'react';
import { Skeleton } from '../skeleton.tsx';
import type { DiagramProps } from './diagram.tsx';

const Diagram = lazy(() => import('./diagram.tsx'));

/** The diagram; its library comes when the first one is shown. */
export function LazyDiagram(props: DiagramProps) {
  return (
    <Suspense fallback={<Skeleton rows={5} height={40} label="Loading the diagram" />}>
      <Diagram {...props} />
    </Suspense>
  );
}
