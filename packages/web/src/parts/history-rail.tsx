import type { CaseEvent } from '../api/work-contract.ts';
import { capital, dayAndClock } from '../format/moment.ts';
import classes from './history-rail.module.css';

/** What happened in a case, newest first, on the line. */
export function HistoryRail({ events, now }: { readonly events: readonly CaseEvent[]; readonly now: Date }) {
  return (
    <ol className={classes.rail}>
      {events.map((event, index) => (
        <li key={event.seq} className={classes.entry}>
          <span className={classes.station} data-kind={kindOf(event, index === 0)} />
          <time className={classes.when} dateTime={event.at}>
            {capital(dayAndClock(event.at, now))}
          </time>
          <span>
            {event.says}
            {event.actor.kind === 'person' && <span className={classes.who}> {event.actor.name}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}

function kindOf(event: CaseEvent, newest: boolean): string {
  if (event.type.startsWith('incident.raised')) return 'incident';
  return newest ? 'newest' : 'happened';
}
