import type { Me } from '../api/contract.ts';
import type { CaseDetail } from '../api/work-contract.ts';
import classes from './case-side.module.css';
import { ChildCases } from './child-cases.tsx';
import { IncidentCard } from './incident-card.tsx';
import { NextAction } from './next-action.tsx';
import type { TimeTravel } from './use-time-travel.ts';
import { Values } from './values.tsx';

interface NextProps {
  readonly of: CaseDetail;
  readonly past: boolean;
  readonly now: Date;
  readonly me: Me;
  readonly onAssign: () => void;
}

/** What stopped and what to do next: first in the order of reading, whatever the width of the page. */
export function CaseNext({ of, past, now, me, onAssign }: NextProps) {
  return (
    <section className={classes.next} aria-label="What to do">
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
      <NextAction of={of} past={past} now={now} me={me} onAssign={onAssign} />
    </section>
  );
}

interface KnownProps {
  readonly of: CaseDetail;
  readonly travel: TimeTravel;
  readonly now: Date;
}

/** What is known, and the cases this one started. */
export function CaseKnown({ of, travel, now }: KnownProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must be able to stand in it.
    <aside className={classes.known} aria-label="Values" tabIndex={0}>
      <Values of={of} travel={travel} now={now} />
      {of.children.length > 0 && <ChildCases cases={of.children} />}
    </aside>
  );
}
