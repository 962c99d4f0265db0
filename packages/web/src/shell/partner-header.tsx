import { IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Me } from '../api/contract.ts';
import { Avatar } from '../parts/avatar.tsx';
import { Icon } from '../parts/icon.tsx';
import { Logo } from '../parts/logo.tsx';
import classes from './partner-header.module.css';
import { WORKLIST } from './stations.ts';
import { useCounts } from './use-counts.ts';

/** The frame of a partner company's people: their orders, their tasks, themselves. */
export function PartnerHeader({ me, onSearch }: { readonly me: Me; readonly onSearch: () => void }) {
  const house = me.house ? withoutLegalForm(me.house) : '';
  const waiting = useCounts(me)[WORKLIST.to] ?? 0;
  return (
    <header className={classes.header}>
      <div className={classes.inner}>
        <Link to="/" className={classes.brand}>
          <Logo />
          {house} Partners
        </Link>
        <nav className={classes.pages} aria-label="Main">
          <Link to="/run/cases" className={classes.page} activeProps={{ 'aria-current': 'page' }}>
            Orders
          </Link>
          <Link to="/run/start" className={classes.page} activeProps={{ 'aria-current': 'page' }}>
            Start something new
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

/** A house is called by its name: "ZZStor GmbH" is ZZStor. */
function withoutLegalForm(name: string): string {
  return name.replace(/ (GmbH|AG|KG|SE|Ltd|Inc\.?|S\.?A\.?S?\.?|B\.?V\.?)$/, '');
}
