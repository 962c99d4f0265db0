import type { ReactNode } from 'react';
import classes from './tip.module.css';

/** The name of a control that is only an icon, shown on hover and on keyboard focus. Its `aria-label` says the same. */
export function Tip(props: {
  readonly label: string;
  readonly side?: 'top' | 'right' | 'bottom';
  readonly children: ReactNode;
}) {
  return (
    <span className={classes.tip} data-tip={props.label} data-side={props.side ?? 'top'}>
      {props.children}
    </span>
  );
}
