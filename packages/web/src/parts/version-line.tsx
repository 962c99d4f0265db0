import type { ReactNode } from 'react';
import type { PersonRef } from '../api/contract.ts';
import { capital, dayAndClock } from '../format/moment.ts';
import { useNow } from './use-now.ts';
import classes from './version-line.module.css';

interface Props {
  /** Whether it is the one shown. */
  readonly current: boolean;
  readonly published: { readonly publishedAt: string; readonly publishedBy: PersonRef };
  /** The link to the version first. */
  readonly children: ReactNode;
}

/** A version as a station on the line of all versions. */
export function VersionLine({ current, published, children }: Props) {
  const now = useNow();
  return (
    <li className={classes.version} data-current={current || undefined}>
      <span className={classes.station} />
      <p className={classes.line}>{children}</p>
      <p className={classes.dim}>
        {capital(dayAndClock(published.publishedAt, now))}, {published.publishedBy.name}
      </p>
    </li>
  );
}
