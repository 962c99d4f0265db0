import { Button } from '@mantine/core';
import type { Key } from '../api/contract.ts';
import type { Incident } from '../api/work-contract.ts';
import { dayAndClock } from '../format/moment.ts';
import { Kbd } from '../parts/kbd.tsx';
import { useKeys } from '../shell/keys/use-keys.ts';
import classes from './incident-card.module.css';
import { useRetry } from './use-retry.ts';

interface Props {
  readonly incident: Incident;
  readonly of: Key;
  readonly now: Date;
  readonly may: boolean;
  /** The first one has the key. */
  readonly primary: boolean;
}

/** A stop that needs a person: where, what, and what to do. */
export function IncidentCard({ incident, of, now, may, primary }: Props) {
  const retry = useRetry();
  const again = () => retry.mutate([{ ...incident, case: { ...incident.case, key: of } }]);
  useKeys('Incident', may && primary ? [{ keys: 'R', does: 'try again', run: again }] : []);
  return (
    <section className={classes.card} aria-label="Incident" role="alert">
      <p className={classes.lead}>
        <span className={classes.sign} aria-hidden="true" />
        Stopped {dayAndClock(incident.at, now)}
      </p>
      <h2 className={classes.title}>{incident.elementName}</h2>
      <p className={classes.text}>
        {incident.sentence} {incident.mend}
      </p>
      {may ? (
        <Button
          size="compact-md"
          className={classes.button}
          onClick={again}
          disabled={retry.isPending}
          rightSection={primary ? <Kbd keys="R" /> : undefined}
        >
          Try again
        </Button>
      ) : (
        <p className={classes.dim}>Operations can try it again.</p>
      )}
    </section>
  );
}
