import { ActionIcon, Menu } from '@mantine/core';
import { IconChevronRight, IconCircleX, IconDots, IconRoute } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Me } from '../api/contract.ts';
import type { CaseDetail } from '../api/work-contract.ts';
import { duration } from '../format/duration.ts';
import { dayAndClock } from '../format/moment.ts';
import { Avatar } from '../parts/avatar.tsx';
import { CaseLine } from '../parts/case-line.tsx';
import { CaseStateMark } from '../parts/case-state.tsx';
import { Icon } from '../parts/icon.tsx';
import { LoopSwitch } from '../parts/loop-switch.tsx';
import classes from './case-head.module.css';

interface Props {
  readonly of: CaseDetail;
  readonly now: Date;
  readonly me: Me;
  readonly onCancel: () => void;
}

/** Of which process, what it is, for whom, since when, how far. */
export function CaseHead({ of, now, me, onCancel }: Props) {
  return (
    <header className={classes.head}>
      <div className={classes.first}>
        <p className={classes.crumb}>
          <Icon of={IconRoute} size={14} />
          {me.may.processes ? (
            <Link to="/map/processes/$id" params={{ id: of.process.id }} className={classes.link}>
              {of.process.name}
            </Link>
          ) : (
            <span>{of.process.name}</span>
          )}
          v{of.process.version}
          <Icon of={IconChevronRight} size={12} />
          <span className={classes.number}>{of.number ?? of.key}</span>
        </p>
        <span className={classes.space} />
        {me.may.processes && <Loop of={of} />}
        {me.may.operate && of.endedAt === undefined && <More onCancel={onCancel} />}
      </div>
      <div className={classes.second}>
        <h1 className={classes.title}>{of.title}</h1>
        <CaseStateMark state={of.state} chip />
        <span className={classes.space} />
        <CaseLine stages={of.stages} step={14} />
      </div>
      <div className={classes.third}>
        {of.starter && (
          <span className={classes.fact}>
            <Avatar
              name={of.starter.company ?? of.starter.name}
              size={18}
              organisation={of.starter.company !== undefined}
            />
            {of.starter.company && <span>{of.starter.company}</span>}
            <span className={classes.dim}>{of.starter.name}</span>
          </span>
        )}
        <span className={classes.dim}>
          Started {dayAndClock(of.startedAt, now)}
          {of.endedAt && `, ended ${dayAndClock(of.endedAt, now)} after ${took(of.startedAt, of.endedAt)}`}
        </span>
        {of.reason && <span className={classes.dim}>Reason: {of.reason}</span>}
        {of.parent && (
          <span className={classes.fact}>
            Part of
            <Link to="/run/cases/$key" params={{ key: of.parent.key }} className={classes.link}>
              {of.parent.number ?? of.parent.title}
            </Link>
          </span>
        )}
      </div>
    </header>
  );
}

function Loop({ of }: { readonly of: CaseDetail }) {
  return (
    <span className={classes.loop}>
      <span className={classes.dim}>This process on</span>
      <LoopSwitch
        of="process"
        views={[
          { name: 'Map', link: { to: '/map/processes/$id', params: { id: of.process.id } } },
          { name: 'Run', link: { to: '/run/cases', search: { process: of.process.id } }, current: true },
          { name: 'Measure' },
          { name: 'Change' },
        ]}
      />
    </span>
  );
}

function More({ onCancel }: { readonly onCancel: () => void }) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={28} aria-label="More about this case">
          <Icon of={IconDots} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<Icon of={IconCircleX} />} onClick={onCancel}>
          Cancel the case…
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function took(from: string, to: string): string {
  return duration(Date.parse(to) - Date.parse(from));
}
