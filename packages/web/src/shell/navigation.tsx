import { IconSearch, IconSettings } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Me } from '../api/contract.ts';
import { Avatar } from '../parts/avatar.tsx';
import { Icon } from '../parts/icon.tsx';
import { Kbd } from '../parts/kbd.tsx';
import { Logo } from '../parts/logo.tsx';
import { LoopNav } from '../parts/loop-nav.tsx';
import { Tip } from '../parts/tip.tsx';
import classes from './navigation.module.css';
import { RecentList } from './recent-list.tsx';
import { stationsFor } from './stations.ts';
import { useCounts } from './use-counts.ts';

interface Props {
  readonly me: Me;
  readonly rail: boolean;
  readonly onSearch: () => void;
}

/** Left of everything: mark, search, the loop, what was opened last, setup, me. */
export function Navigation({ me, rail, onSearch }: Props) {
  const counts = useCounts(me);
  const hidden = rail ? 'visually-hidden' : undefined;
  return (
    <nav className={classes.navigation} data-rail={rail || undefined} aria-label="Main">
      <Link to="/" className={classes.mark}>
        <Logo />
        <span className={hidden}>Throughline</span>
      </Link>
      <button type="button" className={classes.search} onClick={onSearch} title="Search, jump (Ctrl K)">
        <Icon of={IconSearch} size={15} />
        <span className={hidden}>Search, jump</span>
        {!rail && <Kbd keys="Ctrl+K" />}
      </button>
      <LoopNav stations={stationsFor(me)} counts={counts} rail={rail} />
      {!rail && <RecentList />}
      <div className={classes.foot}>
        <Side label="Setup" rail={rail}>
          <Link to="/setup" className={classes.entry} activeProps={{ 'aria-current': 'page' }}>
            <Icon of={IconSettings} size={17} />
            <span className={hidden}>Setup</span>
          </Link>
        </Side>
        <Side label={me.name} rail={rail}>
          <Link to="/setup" hash="me" className={classes.me}>
            <Avatar name={me.name} />
            <span className={hidden ?? classes.who}>
              <b>{me.name}</b>
              <small>{me.teams[0]?.name ?? me.company.name}</small>
            </span>
          </Link>
        </Side>
      </div>
    </nav>
  );
}

/** In the rail the names are gone; a tip says them. */
function Side(props: {
  readonly label: string;
  readonly rail: boolean;
  readonly children: React.ReactElement;
}) {
  if (!props.rail) return props.children;
  return (
    <Tip label={props.label} side="right">
      {props.children}
    </Tip>
  );
}
