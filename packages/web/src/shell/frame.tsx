import { useMediaQuery } from '@mantine/hooks';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { Suspense, useEffect, useState, useSyncExternalStore } from 'react';
import { meQuery } from '../api/queries.ts';
import { Connection } from './connection.tsx';
import classes from './frame.module.css';
import { useKeyListener } from './keys/key-listener.ts';
import { useKeys } from './keys/use-keys.ts';
import { fetchDialogs, KeysDialog, Palette } from './lazy-dialogs.tsx';
import { Navigation } from './navigation.tsx';
import { UndoBar } from './notice/undo-bar.tsx';
import { PartnerHeader } from './partner-header.tsx';
import { PhoneTabs } from './phone-tabs.tsx';
import { preferences } from './preferences.ts';
import { stationsFor, WORKLIST } from './stations.ts';

/** Around every page of somebody who is signed in. */
export function Frame() {
  const { data: me } = useSuspenseQuery(meQuery);
  const [open, setOpen] = useState<'search' | 'keys' | null>(null);
  // A dialog stays once it was opened, so that it can give the focus back.
  const [used] = useState(() => new Set<string>());
  if (open) used.add(open);
  const rail = useRail();
  const navigate = useNavigate();
  const partner = me.company.kind === 'partner';
  useKeyListener();
  useFetchedDialogs();
  useKeys('Everywhere', [
    { keys: 'Ctrl+K', does: 'search, jump', run: () => setOpen('search') },
    { keys: '?', does: 'keys of this page', run: () => setOpen('keys') },
    { keys: 'N', does: 'start a process', run: () => void navigate({ to: '/run/start' }) },
    {
      keys: '[',
      does: 'narrow or widen the navigation',
      run: () => preferences.set({ navigation: rail ? 'wide' : 'rail' }),
    },
    ...stationsFor(me).flatMap((station) =>
      station.pages.map((page) => ({
        keys: page.keys,
        does: `go to ${page.name.toLowerCase()}`,
        run: () => void navigate({ to: page.to, params: WORKLIST.params }),
      })),
    ),
  ]);
  const search = () => setOpen('search');
  return (
    <div className={partner ? classes.partner : classes.frame} data-rail={rail || undefined}>
      <a href="#main" className={classes.skip}>
        Skip to the work
      </a>
      {partner ? (
        <PartnerHeader me={me} onSearch={search} />
      ) : (
        <Navigation me={me} rail={rail} onSearch={search} />
      )}
      <main id="main" className={classes.main} tabIndex={-1}>
        <Connection />
        <Outlet />
      </main>
      <PhoneTabs me={me} onSearch={search} />
      <UndoBar />
      <Suspense>
        {used.has('search') && (
          <Palette
            me={me}
            opened={open === 'search'}
            onClose={() => setOpen(null)}
            onKeys={() => setOpen('keys')}
          />
        )}
        {used.has('keys') && <KeysDialog opened={open === 'keys'} onClose={() => setOpen(null)} />}
      </Suspense>
    </div>
  );
}

/** A case or a decision needs the room of the navigation, and so does every page on a small screen. */
function useRail(): boolean {
  const { navigation } = useSyncExternalStore(preferences.subscribe, preferences.get);
  const path = useRouterState({ select: (state) => state.location.pathname });
  const narrow = useMediaQuery('(max-width: 1180px)') ?? false;
  if (narrow) return true;
  return navigation === 'auto' ? /^\/(?:run\/cases|change\/decisions)\/./.test(path) : navigation === 'rail';
}

function useFetchedDialogs() {
  useEffect(() => {
    const once = new AbortController();
    const fetchNow = () => {
      once.abort();
      fetchDialogs();
    };
    for (const touch of ['keydown', 'pointermove'])
      window.addEventListener(touch, fetchNow, { signal: once.signal });
    return () => once.abort();
  }, []);
}
