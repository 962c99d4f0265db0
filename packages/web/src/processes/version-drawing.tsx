import { useCallback } from 'react';
import type { Finding } from '../api/contract.ts';
import type { ProcessModel } from '../api/definition-contract.ts';
import { LazyDiagram } from '../parts/diagram/lazy-diagram.tsx';
import type { DrawnElement } from '../parts/diagram/picture.ts';
import { FindingList } from '../parts/finding-list.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { findingPicture } from './finding-picture.ts';
import classes from './version-drawing.module.css';

/** The drawing of a version, with the findings it was published with. */
export function VersionDrawing({ model }: { readonly model: ProcessModel | undefined }) {
  const findings = model?.findings ?? NONE;
  const picture = useCallback(
    (elements: readonly DrawnElement[]) => findingPicture(elements, findings),
    [findings],
  );
  return (
    <section className={classes.pane} aria-label="Drawing">
      <div className={classes.drawing}>
        {model ? (
          <LazyDiagram
            xml={model.xml}
            label={`Drawing of ${model.name}, version ${model.version}`}
            picture={picture}
          />
        ) : (
          <Skeleton rows={6} height={44} label="Loading the drawing" />
        )}
      </div>
      {findings.length > 0 && (
        <div className={classes.findings}>
          <FindingList findings={findings} />
        </div>
      )}
    </section>
  );
}

const NONE: readonly Finding[] = [];
