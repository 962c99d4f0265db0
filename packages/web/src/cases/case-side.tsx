import type { CaseDetail, Me } from '../api/contract.ts';
import classes from './case-side.module.css';
import { ChildCases } from './child-cases.tsx';
import { IncidentCard } from './incident-card.tsx';
import { NextAction } from './next-action.tsx';
import type { TimeTravel } from './use-time-travel.ts';
import { Values } from './values.tsx';

interface Props {
  readonly of: CaseDetail;
  readonly travel: TimeTravel;
  readonly now: Date;
  readonly me: Me;
  readonly onAssign: () => void;
}

/** Right of the drawing: what to do next, what stopped, what is known. */
export function CaseSide({ of, travel, now, me, onAssign }: Props) {
  return (
    <aside className={classes.side} aria-label="Next, values">
      {of.openIncidents.map((incident, index) => (
        <IncidentCard
          key={incident.key}
          incident={incident}
          of={of.key}
          now={now}
          may={me.may.operate}
          primary={index === 0}
        />
      ))}
      <NextAction of={of} past={travel.event !== undefined} now={now} me={me} onAssign={onAssign} />
      <Values of={of} travel={travel} now={now} />
      {of.children.length > 0 && <ChildCases cases={of.children} />}
    </aside>
  );
}
