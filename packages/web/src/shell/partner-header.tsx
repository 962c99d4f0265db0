import { IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Me } from '../api/contract.ts';
import { Avatar } from '../parts/avatar.tsx';
import { Icon } from '../parts/icon.tsx';
import classes from './partner-header.module.css';
import { WORKLIST } from './stations.ts';
import { useCounts } from './use-counts.ts';

/** The frame of a partner company's people: their orders, their tasks, themselves. */
export function PartnerHeader({ me, onSearch }: { readonly me: Me; readonly onSearch: () => void }) {
  const waiting = useCounts(me)[WORKLIST.to] ?? 0;
  return (
    <header className={classes.header}>
      <div className={classes.inner}>
        <Link to="/" className={classes.brand}>
          <span className={classes.sign} aria-hidden="true">
            ZZ
          </span>
          ZZStor Partners
        </Link>
        <nav className={classes.pages} aria-label="Main">
          <Link to="/run/cases" className={classes.page} activeProps={{ 'aria-current': 'page' }}>
            Orders
          </Link>
          <Link to="/run/start" className={classes.page} activeProps={{ 'aria-current': 'page' }}>
            New order
          </Link>
          <Link {...WORKLIST} className={classes.page} activeProps={{ 'aria-current': 'page' }}>
            For you
            {waiting > 0 && <span className={classes.count}>{waiting}</span>}
          </Link>
        </nav>
        <button
          type="button"
          className={classes.search}
          onClick={onSearch}
          aria-label="Search, jump (Ctrl K)"
        >
          <Icon of={IconSearch} />
        </button>
        <Link to="/setup" className={classes.me}>
          <Avatar name={me.name} size={28} />
          <span className={classes.who}>
            <b>{me.name}</b>
            <small>{me.company.name}</small>
          </span>
        </Link>
      </div>
    </header>
  );
}
