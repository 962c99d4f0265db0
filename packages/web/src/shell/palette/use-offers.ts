import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { Me } from '../../api/contract.ts';
import { startableQuery } from '../../api/queries.ts';
import { stationsFor, WORKLIST } from '../stations.ts';
import { useSignOut } from '../use-sign-out.ts';
import type { Offer } from './entries.ts';

/** What Ctrl K can do besides finding: start a process, go to a page, change the colours, sign out. */
export function useOffers(me: Me, opened: boolean, onKeys: () => void): readonly Offer[] {
  const navigate = useNavigate();
  const { setColorScheme } = useMantineColorScheme();
  const shown = useComputedColorScheme();
  const signOut = useSignOut();
  const startable = useQuery({ ...startableQuery, enabled: opened });
  const pages: readonly Offer[] = stationsFor(me).flatMap((station) =>
    station.pages.map((page) => ({
      group: 'Go to',
      kind: 'page',
      title: page.name,
      keys: page.keys,
      run: () => void navigate({ to: page.to, params: WORKLIST.params }),
    })),
  );
  const starts: readonly Offer[] = (startable.data?.items ?? []).map((process) => ({
    group: 'Start',
    kind: 'command',
    title: `Start ${process.name}`,
    run: () => void navigate({ to: '/run/start/$process', params: { process: process.id } }),
  }));
  const command = (title: string, run: () => void, keys?: string): Offer => ({
    group: 'Do',
    kind: 'command',
    title,
    run,
    ...(keys ? { keys } : {}),
  });
  const other = shown === 'dark' ? 'light' : 'dark';
  return [
    ...starts,
    ...pages,
    { group: 'Go to', kind: 'page', title: 'Setup', run: () => void navigate({ to: '/setup' }) },
    ...(me.may.publish ? [command('Publish definitions', () => void navigate({ to: '/map/publish' }))] : []),
    command(`Use ${other} colours`, () => setColorScheme(other)),
    command('Keys of this page', onKeys, '?'),
    command('Sign out', signOut),
  ];
}
