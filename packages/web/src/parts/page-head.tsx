import type { ReactNode } from 'react';
import classes from './page-head.module.css';

/** The head of a list page: what it is, how many, and at most two buttons. */
export function PageHead(props: {
  readonly title: string;
  readonly count?: number | undefined;
  readonly actions?: ReactNode;
}) {
  return (
    <header className={classes.head}>
      <h1 className={classes.title}>{props.title}</h1>
      {props.count !== undefined && (
        <span className={classes.count} aria-live="polite">
          {props.count.toLocaleString('en-GB')}
        </span>
      )}
      <span className={classes.space} />
      {props.actions}
    </header>
  );
}
