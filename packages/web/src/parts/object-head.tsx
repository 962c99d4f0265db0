import { IconChevronRight, type Icon as TablerIcon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';
import classes from './object-head.module.css';

interface Props {
  readonly icon: TablerIcon;
  /** The link to the list of its kind. */
  readonly list: ReactNode;
  readonly name: string;
  readonly version: number;
  /** The link to its newest version, when an older one is shown. */
  readonly newest: ReactNode;
  /** The loop switch, and at most two buttons. */
  readonly children: ReactNode;
}

/** The head that every definition's page has: kind, name, version, then the loop switch and what can be done. */
export function ObjectHead({ icon, list, name, version, newest, children }: Props) {
  return (
    <header className={classes.head}>
      <p className={classes.crumb}>
        <Icon of={icon} size={14} />
        {list}
        <Icon of={IconChevronRight} size={12} />
      </p>
      <h1 className={classes.title}>{name}</h1>
      <span className={classes.version}>v{version}</span>
      {newest && <span className={classes.newest}>{newest}</span>}
      <span className={classes.space} />
      {children}
    </header>
  );
}
