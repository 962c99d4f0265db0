import { IconFileDescription, IconRoute, IconTable } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useSyncExternalStore } from 'react';
import { Icon } from '../parts/icon.tsx';
import classes from './recent-list.module.css';
import { type Recent, recents } from './recents.ts';

const SHOWN = 4;

export function RecentList() {
  const list = useSyncExternalStore(recents.subscribe, recents.get).slice(0, SHOWN);
  if (list.length === 0) return null;
  return (
    <div className={classes.recents}>
      <h2 className={classes.title}>Opened last</h2>
      <ul>
        {list.map((recent) => (
          <li key={recent.kind + recent.id}>
            <RecentLink recent={recent} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function RecentLink({ recent }: { readonly recent: Recent }) {
  const words = <span className={classes.words}>{recent.title}</span>;
  if (recent.kind === 'process') {
    return (
      <Link to="/map/processes/$id" params={{ id: recent.id }} className={classes.link} title={recent.title}>
        <Icon of={IconRoute} size={15} />
        {words}
      </Link>
    );
  }
  if (recent.kind === 'decision') {
    return (
      <Link
        to="/change/decisions/$id"
        params={{ id: recent.id }}
        className={classes.link}
        title={recent.title}
      >
        <Icon of={IconTable} size={15} />
        {words}
      </Link>
    );
  }
  return (
    <Link
      to="/run/cases/$key"
      params={{ key: recent.id }}
      className={classes.link}
      title={[recent.title, recent.note].filter(Boolean).join(', ')}
    >
      <Icon of={IconFileDescription} size={15} />
      {words}
    </Link>
  );
}
