import { Button, SegmentedControl, Switch, useMantineColorScheme } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { meQuery } from '../api/queries.ts';
import { Avatar } from '../parts/avatar.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { preferences } from '../shell/preferences.ts';
import { usePageTitle } from '../shell/use-page-title.ts';
import { useSignOut } from '../shell/use-sign-out.ts';
import classes from './setup-page.module.css';
import { Tokens } from './tokens.tsx';

/** Me, how it looks and feels on this device, and my API tokens. */
export function SetupPage() {
  usePageTitle('Setup');
  const { data: me } = useSuspenseQuery(meQuery);
  return (
    <div className={me.company.kind === 'partner' ? classes.partner : classes.page}>
      <PageHead title="Setup" />
      <div className={classes.sections}>
        <Person />
        <Appearance />
        {me.company.kind === 'own' && <Tokens />}
      </div>
    </div>
  );
}

function Person() {
  const { data: me } = useSuspenseQuery(meQuery);
  const signOut = useSignOut();
  return (
    <section id="me" className={classes.section} aria-labelledby="setup-me">
      <h2 id="setup-me" className={classes.title}>
        You
      </h2>
      <div className={classes.person}>
        <Avatar name={me.name} size={40} />
        <div className={classes.words}>
          <b>{me.name}</b>
          <p className={classes.dim}>
            {me.email}
            <br />
            {[...me.teams.map((team) => team.name), me.company.name].join(', ')}
          </p>
        </div>
        <Button onClick={signOut}>Sign out</Button>
      </div>
    </section>
  );
}

function Appearance() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { singleKeys } = useSyncExternalStore(preferences.subscribe, preferences.get);
  return (
    <section className={classes.section} aria-labelledby="setup-look">
      <h2 id="setup-look" className={classes.title}>
        On this device
      </h2>
      <div className={classes.row}>
        <span id="setup-colours">Colours</span>
        <SegmentedControl
          aria-labelledby="setup-colours"
          size="xs"
          value={colorScheme}
          onChange={(value) => setColorScheme(value as 'light' | 'dark' | 'auto')}
          data={[
            { value: 'auto', label: 'As the system' },
            { value: 'light', label: 'Light' },
            { value: 'dark', label: 'Dark' },
          ]}
        />
      </div>
      <Switch
        classNames={{ root: classes.switch, body: classes.switchBody }}
        size="xs"
        labelPosition="left"
        label="Single-key shortcuts"
        description="J, K, I, O and the others of each page. Ctrl and Alt combinations always work."
        checked={singleKeys}
        onChange={(event) => preferences.set({ singleKeys: event.currentTarget.checked })}
      />
    </section>
  );
}
