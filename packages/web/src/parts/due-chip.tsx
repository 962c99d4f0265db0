import { IconAlertTriangleFilled } from '@tabler/icons-react';
import { capital, dayAndClock } from '../format/moment.ts';
import classes from './due-chip.module.css';
import { dueState } from './due-state.ts';

/** How long until a task is due: ring and time while there is time, amber when little is left, red when it is over. */
export function DueChip(props: { readonly since: string; readonly due: string; readonly now: Date }) {
  const { since, due, now } = props;
  const { state, words, used } = dueState(since, due, now);
  return (
    <span className={classes.chip} data-state={state} title={`Due ${dayAndClock(due, now)}`}>
      {state === 'miss' ? (
        <IconAlertTriangleFilled size={12} aria-hidden />
      ) : (
        <svg className={classes.ring} width={13} height={13} aria-hidden="true">
          <circle cx={6.5} cy={6.5} r={5} />
          <circle
            cx={6.5}
            cy={6.5}
            r={5}
            className={classes.used}
            strokeDasharray={`${used * 31.4} 31.4`}
            transform="rotate(-90 6.5 6.5)"
          />
        </svg>
      )}
      <span className="visually-hidden">{capital(`due ${dayAndClock(due, now)}, `)}</span>
      <span className="num">{words}</span>
      {state !== 'miss' && <span className="visually-hidden"> left</span>}
    </span>
  );
}
