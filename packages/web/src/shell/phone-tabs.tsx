import {
  IconChecklist,
  IconFileDescription,
  IconPlayerPlay,
  IconSearch,
  IconUser,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Me } from '../api/contract.ts';
import classes from './phone-tabs.module.css';
import { WORKLIST } from './stations.ts';
import { useCounts } from './use-counts.ts';

/** The navigation of a phone. */
export function PhoneTabs({ me, onSearch }: { readonly me: Me; readonly onSearch: () => void }) {
  const count = useCounts(me)[WORKLIST.to] ?? 0;
  const current = { activeProps: { 'aria-current': 'page' as const } };
  return (
    <nav className={classes.tabs} aria-label="Main">
      <Link {...WORKLIST} className={classes.tab} {...current}>
        <IconChecklist size={21} stroke={1.75} aria-hidden />
        {count > 0 && <span className={classes.badge}>{count}</span>}
        Worklist
      </Link>
      <Link to="/run/start" className={classes.tab} {...current}>
        <IconPlayerPlay size={21} stroke={1.75} aria-hidden />
        Start
      </Link>
      <Link to="/run/cases" className={classes.tab} {...current}>
        <IconFileDescription size={21} stroke={1.75} aria-hidden />
        Cases
      </Link>
      <button type="button" className={classes.tab} onClick={onSearch}>
        <IconSearch size={21} stroke={1.75} aria-hidden />
        Search
      </button>
      <Link to="/setup" className={classes.tab} {...current}>
        <IconUser size={21} stroke={1.75} aria-hidden />
        Me
      </Link>
    </nav>
  );
}
