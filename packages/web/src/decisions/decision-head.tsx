import { Button } from '@mantine/core';
import { IconChevronRight, IconTable } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { DecisionDetail, DecisionVersion } from '../api/decision-contract.ts';
import { meQuery } from '../api/queries.ts';
import { Icon } from '../parts/icon.tsx';
import { LoopSwitch } from '../parts/loop-switch.tsx';
import classes from './decision-head.module.css';

interface Props {
  readonly newest: DecisionDetail;
  readonly model: DecisionVersion;
}

export function DecisionHead({ newest, model }: Props) {
  const { data: me } = useSuspenseQuery(meQuery);
  return (
    <header className={classes.head}>
      <p className={classes.crumb}>
        <Icon of={IconTable} size={14} />
        <Link to="/change/decisions" className={classes.link}>
          Decisions
        </Link>
        <Icon of={IconChevronRight} size={12} />
      </p>
      <h1 className={classes.title}>{newest.name}</h1>
      <span className={classes.version}>v{model.version}</span>
      {model.version !== newest.version && (
        <Link
          to="/change/decisions/$id"
          params={{ id: newest.id }}
          search={({ version: _older, ...rest }) => rest}
          className={classes.newest}
        >
          Newest is v{newest.version}
        </Link>
      )}
      <span className={classes.space} />
      <LoopSwitch
        of="decision"
        views={[
          { name: 'Map' },
          { name: 'Run' },
          { name: 'Measure' },
          {
            name: 'Change',
            link: { to: '/change/decisions/$id', params: { id: newest.id } },
            current: true,
          },
        ]}
      />
      {me.may.publish && (
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
