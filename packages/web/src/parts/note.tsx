import type { ReactNode } from 'react';
import classes from './note.module.css';

/** A message that stands in the page, where it belongs. */
export function Note(props: {
  readonly tone?: 'plain' | 'line' | 'due' | 'miss' | 'ok';
  readonly icon: ReactNode;
  readonly children: ReactNode;
  readonly role?: 'alert' | 'status' | 'note';
}) {
  const { tone = 'plain', icon, children, role = 'note' } = props;
  return (
    <div className={classes.note} data-tone={tone} role={role}>
      <span className={classes.icon}>{icon}</span>
      <div className={classes.text}>{children}</div>
    </div>
  );
}
