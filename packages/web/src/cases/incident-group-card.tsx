import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { capital, dayAndClock } from '../format/moment.ts';
import type { IncidentGroup } from './incident-groups.ts';
import classes from './incidents-page.module.css';
import { useRetry } from './use-retry.ts';

interface Props {
  readonly group: IncidentGroup;
  readonly now: Date;
  readonly may: boolean;
}

/** One cause and the cases it stopped. */
export function IncidentGroupCard({ group, now, may }: Props) {
  const retry = useRetry();
  const count = group.incidents.length;
  return (
    <section className={classes.group} aria-label={`${group.elementName}: ${group.sentence}`}>
      <header className={classes.head}>
        <div className={classes.words}>
          <h2 className={classes.title}>
            <span className={classes.sign} aria-hidden="true" />
            {group.elementName}
            <span className={classes.dim}>{group.process.name}</span>
          </h2>
          <p className={classes.sentence}>
            {group.sentence} {group.mend}
          </p>
        </div>
        {may && (
          <Button disabled={retry.isPending} onClick={() => retry.mutate(group.incidents)}>
            {count === 1 ? 'Try again' : `Try all ${count} again`}
          </Button>
        )}
      </header>
      <ul>
        {group.incidents.map((incident) => (
          <li key={incident.key} className={classes.row}>
            <Link to="/run/cases/$key" params={{ key: incident.case.key }} className={classes.link}>
              {incident.case.number ?? incident.case.title}
            </Link>
            <span className={classes.case}>{incident.case.number && incident.case.title}</span>
            <span className={classes.dim}>{capital(dayAndClock(incident.at, now))}</span>
            {may && count > 1 && (
              <Button
                size="compact-xs"
                variant="subtle"
                disabled={retry.isPending}
                onClick={() => retry.mutate([incident])}
              >
                Try again
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
