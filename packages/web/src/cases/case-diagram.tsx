import { useCallback, useMemo, useSyncExternalStore } from 'react';
import type { CaseDetail, CaseEvent } from '../api/work-contract.ts';
import { LazyDiagram } from '../parts/diagram/lazy-diagram.tsx';
import type { DrawnElement } from '../parts/diagram/picture.ts';
import { Skeleton } from '../parts/skeleton.tsx';
import { preferences } from '../shell/preferences.ts';
import classes from './case-diagram.module.css';
import { casePicture } from './case-picture.ts';
import { ElementCard } from './element-card.tsx';
import { LookingBar } from './looking-bar.tsx';
import type { TimeTravel } from './use-time-travel.ts';

interface Props {
  readonly of: CaseDetail;
  readonly xml: string | undefined;
  readonly travel: TimeTravel;
  readonly events: readonly CaseEvent[];
  readonly now: Date;
  readonly onView: (view: 'diagram' | 'list') => void;
}

/** The drawing with the path the case took. */
export function CaseDiagram({ of, xml, travel, events, now, onView }: Props) {
  const { then, now: present } = travel;
  const picture = useCallback(
    (elements: readonly DrawnElement[]) => casePicture(elements, then, present),
    [then, present],
  );
  const { tallDiagram } = useSyncExternalStore(preferences.subscribe, preferences.get);
  const show = useMemo(() => travel.event?.element ?? of.open[0]?.element, [travel.event, of.open]);
  return (
    <div className={classes.pane} data-tall={tallDiagram || undefined}>
      <LookingBar travel={travel} view="diagram" onView={onView} />
      {xml === undefined ? (
        <Skeleton rows={5} height={44} label="Loading the diagram" />
      ) : (
        <LazyDiagram
          xml={xml}
          label={`Diagram of ${of.process.name}. The list view says the same in words.`}
          picture={picture}
          path
          show={show}
          topPad={48}
          legend={<Legend past={travel.event !== undefined} />}
          card={(element, close) => (
            <ElementCard
              element={element}
              of={of}
              events={events}
              path={travel.then}
              now={now}
              onClose={close}
            />
          )}
        />
      )}
    </div>
  );
}

function Legend({ past }: { readonly past: boolean }) {
  return (
    <>
      <span className={classes.sign} data-sign="taken">
        path so far
      </span>
      {past && (
        <span className={classes.sign} data-sign="later">
          went on later
        </span>
      )}
      <span className={classes.sign} data-sign="idle">
        not reached
      </span>
    </>
  );
}
