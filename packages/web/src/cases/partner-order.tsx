import { Button } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Me } from '../api/contract.ts';
import type { CaseDetail, CaseEvent, Stage } from '../api/work-contract.ts';
import { dayAndClock } from '../format/moment.ts';
import { valueWords } from '../format/value.ts';
import { CaseStateMark } from '../parts/case-state.tsx';
import { HistoryRail } from '../parts/history-rail.tsx';
import { Icon } from '../parts/icon.tsx';
import { StageLine } from '../parts/stage-line.tsx';
import { useNow } from '../parts/use-now.ts';
import { ownTask, PartnerNext } from './partner-next.tsx';
import classes from './partner-order.module.css';
import { timeline } from './timeline.ts';

interface Props {
  readonly me: Me;
  readonly of: CaseDetail;
  readonly events: readonly CaseEvent[];
}

/** A case as a partner's people see it: how far it is, what they have to do, what happened, what they asked for. */
export function PartnerOrder({ me, of, events }: Props) {
  const now = useNow();
  const known = of.variables.filter(
    (variable) => variable.label !== undefined && variable.value !== null && variable.value !== '',
  );
  return (
    <div className={classes.page}>
      <header>
        <p className={classes.crumb}>
          <Link to="/run/cases" className={classes.link}>
            Orders
          </Link>
          <Icon of={IconChevronRight} size={12} />
          {of.number ?? of.title}
        </p>
        <div className={classes.head}>
          <h1 className={classes.title}>{of.title}</h1>
          <CaseStateMark state={of.state} chip />
        </div>
        <p className={classes.dim}>
          Started {dayAndClock(of.startedAt, now)}
          {of.starter && ` by ${of.starter.name}`}
          {of.endedAt && `, ended ${dayAndClock(of.endedAt, now)}`}
        </p>
      </header>
      <StageLine stages={ownTask(of, me) ? of.stages.map(asOwn) : of.stages} />
      <div className={classes.columns}>
        <div className={classes.column}>
          <PartnerNext me={me} of={of} now={now} />
          <History events={events} now={now} />
        </div>
        {known.length > 0 && (
          <section className={classes.card}>
            <h2 className={classes.section}>In short</h2>
            <dl className={classes.facts}>
              {known.map((variable) => (
                <div key={variable.name}>
                  <dt>{variable.label}</dt>
                  <dd>{valueWords(variable.value, now)}</dd>
                </div>
              ))}
            </dl>
          </section>
        )}
      </div>
    </div>
  );
}

/** What waits for the house's partner waits here, where the partner looks at it. */
function asOwn(stage: Stage): Stage {
  return stage.state === 'waiting' ? { ...stage, state: 'here' } : stage;
}

const SHOWN = 8;

function History({ events, now }: { readonly events: readonly CaseEvent[]; readonly now: Date }) {
  const [all, setAll] = useState(false);
  const story = timeline(events, false).toReversed();
  return (
    <section className={classes.card}>
      <h2 className={classes.section}>What happened</h2>
      <HistoryRail events={all ? story : story.slice(0, SHOWN)} now={now} />
      {!all && story.length > SHOWN && (
        <Button size="compact-sm" variant="subtle" onClick={() => setAll(true)}>
          Show all {story.length}
        </Button>
      )}
    </section>
  );
}
