import { Button } from '@mantine/core';
import { IconChevronRight, IconRoute } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Me } from '../api/contract.ts';
import type { ProcessDetail } from '../api/definition-contract.ts';
import { Icon } from '../parts/icon.tsx';
import { LoopSwitch } from '../parts/loop-switch.tsx';
import classes from './process-head.module.css';

interface Props {
  readonly process: ProcessDetail;
  readonly version: number;
  readonly may: Me['may'];
}

export function ProcessHead({ process, version, may }: Props) {
  return (
    <header className={classes.head}>
      <p className={classes.crumb}>
        <Icon of={IconRoute} size={14} />
        <Link to="/map/processes" className={classes.link}>
          Processes
        </Link>
        <Icon of={IconChevronRight} size={12} />
      </p>
      <h1 className={classes.title}>{process.name}</h1>
      <span className={classes.version}>v{version}</span>
      {version !== process.version && (
        <Link to="/map/processes/$id" params={{ id: process.id }} className={classes.newest}>
          Newest is v{process.version}
        </Link>
      )}
      <span className={classes.space} />
      <LoopSwitch
        of="process"
        views={[
          { name: 'Map', link: { to: '/map/processes/$id', params: { id: process.id } }, current: true },
          { name: 'Run', link: { to: '/run/cases', search: { process: process.id } } },
          { name: 'Measure' },
          { name: 'Change' },
        ]}
      />
      {process.startable && (
        <Button
          size="compact-md"
          renderRoot={(props) => (
            <Link to="/run/start/$process" params={{ process: process.id }} {...props} />
          )}
        >
          Start it
        </Button>
      )}
      {may.publish && (
        <Button
          variant="filled"
          size="compact-md"
          renderRoot={(props) => <Link to="/map/publish" {...props} />}
        >
          Publish a version
        </Button>
      )}
    </header>
  );
}
