import { useState } from 'react';
import type { Me, Problem } from '../api/contract.ts';
import type { CaseDetail, CaseEvent } from '../api/work-contract.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { useNow } from '../parts/use-now.ts';
import { LazyAssignDialog } from '../worklist/lazy-assign-dialog.tsx';
import { useAssign } from '../worklist/use-assign.ts';
import { CancelDialog } from './cancel-dialog.tsx';
import { CaseDiagram } from './case-diagram.tsx';
import { CaseHead } from './case-head.tsx';
import classes from './case-page.module.css';
import { CaseKnown, CaseNext } from './case-side.tsx';
import { DecisionCard } from './decision-card.tsx';
import { ElementList } from './element-list.tsx';
import { EventScrubber } from './event-scrubber.tsx';
import { EventTable } from './event-table.tsx';
import { useTimeTravel } from './use-time-travel.ts';

interface Props {
  readonly me: Me;
  readonly of: CaseDetail;
  readonly events: readonly CaseEvent[];
  readonly xml: string | undefined;
  readonly modelProblem: Problem | undefined;
}

export function CaseView({ me, of, events, xml, modelProblem }: Props) {
  const now = useNow();
  const [all, setAll] = useState(false);
  const [view, setView] = useState<'diagram' | 'list'>('diagram');
  const [open, setOpen] = useState<'cancel' | 'assign' | null>(null);
  const travel = useTimeTravel(of, events, all);
  const { assign } = useAssign(me);
  const task = of.tasks[0];
  return (
    <div className={classes.page}>
      <CaseHead of={of} now={now} me={me} onCancel={() => setOpen('cancel')} />
      <div className={classes.body}>
        <CaseNext
          of={of}
          past={travel.event !== undefined}
          now={now}
          me={me}
          onAssign={() => setOpen('assign')}
        />
        <div className={classes.left}>
          {modelProblem && <ProblemNote problem={modelProblem} />}
          {view === 'diagram' ? (
            <CaseDiagram of={of} xml={xml} travel={travel} events={events} now={now} onView={setView} />
          ) : (
            <ElementList of={of} events={events} travel={travel} now={now} onView={setView} />
          )}
          <EventScrubber
            travel={travel}
            end={of.endedAt ? new Date(of.endedAt) : now}
            ended={of.endedAt !== undefined}
          />
          {travel.event?.type === 'decision.evaluated' && (
            <DecisionCard key={travel.event.seq} of={of} event={travel.event} />
          )}
          <EventTable travel={travel} all={all} onAll={setAll} total={events.length} now={now} />
        </div>
        <CaseKnown of={of} travel={travel} now={now} />
      </div>
      <CancelDialog opened={open === 'cancel'} of={of} onClose={() => setOpen(null)} />
      {task && (
        <LazyAssignDialog
          opened={open === 'assign'}
          task={task}
          onClose={() => setOpen(null)}
          onChosen={(person) => assign(task, person)}
        />
      )}
    </div>
  );
}
