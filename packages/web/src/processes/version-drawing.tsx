import { useCallback, useState } from 'react';
import type { Finding } from '../api/contract.ts';
import type { ProcessModel } from '../api/definition-contract.ts';
import { LazyDiagram } from '../parts/diagram/lazy-diagram.tsx';
import type { DrawnElement } from '../parts/diagram/picture.ts';
import { FindingAction, FindingList } from '../parts/finding-list.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { findingPicture } from './finding-picture.ts';
import { useWay } from './use-way.ts';
import classes from './version-drawing.module.css';

/** The drawing of a version, with the findings it was published with. */
export function VersionDrawing({ model }: { readonly model: ProcessModel | undefined }) {
  const findings = model?.findings ?? NONE;
  const [path, setPath] = useState(NO_WAY);
  const way = useWay(path);
  const picture = useCallback(
    (elements: readonly DrawnElement[]) => findingPicture(elements, findings, way),
    [findings, way],
  );
  return (
    <section className={classes.pane} aria-label="Drawing">
      <div className={classes.drawing}>
        {model ? (
          <LazyDiagram
            xml={model.xml}
            label={`Drawing of ${model.name}, version ${model.version}`}
            picture={picture}
            path={way.length > 0}
          />
        ) : (
          <Skeleton rows={6} height={44} label="Loading the drawing" />
        )}
      </div>
      {findings.length > 0 && (
        <div className={classes.findings}>
          <FindingList
            findings={findings}
            actions={(finding) =>
              finding.path !== undefined && (
                <FindingAction name="Play the way there" onClick={() => setPath([...(finding.path ?? [])])} />
              )
            }
          />
        </div>
      )}
    </section>
  );
}

const NO_WAY: readonly string[] = [];
const NONE: readonly Finding[] = [];
