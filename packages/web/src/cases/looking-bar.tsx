import { ActionIcon, Button, SegmentedControl } from '@mantine/core';
import { IconArrowsDiagonal, IconArrowsDiagonalMinimize2, IconHistory } from '@tabler/icons-react';
import { useSyncExternalStore } from 'react';
import { clockWithSeconds } from '../format/moment.ts';
import { Icon } from '../parts/icon.tsx';
import { Kbd } from '../parts/kbd.tsx';
import { Tip } from '../parts/tip.tsx';
import { preferences } from '../shell/preferences.ts';
import classes from './looking-bar.module.css';
import type { TimeTravel } from './use-time-travel.ts';

interface Props {
  readonly travel: TimeTravel;
  readonly view: 'diagram' | 'list';
  readonly onView: (view: 'diagram' | 'list') => void;
}

/** Over the drawing: what moment is looked at, and in which way. */
export function LookingBar({ travel, view, onView }: Props) {
  const { event, place, steps } = travel;
  const { tallDiagram } = useSyncExternalStore(preferences.subscribe, preferences.get);
  return (
    <div className={classes.bar}>
      <div role="status" aria-live="polite">
        {event && (
          <span className={classes.looking}>
            <Icon of={IconHistory} size={15} />
            <span>
              You are looking at <b className="num">{clockWithSeconds(event.at)}</b>
              <span className={classes.more}>
                , event {place + 1} of {steps.length}. Buttons act on the case as it is now.
              </span>
            </span>
            <Button
              size="compact-sm"
              variant="subtle"
              onClick={() => travel.go(steps.length)}
              rightSection={<Kbd keys="End" />}
            >
              Back to now
            </Button>
          </span>
        )}
      </div>
      <span className={classes.space} />
      {view === 'diagram' && (
        <Tip side="bottom" label={tallDiagram ? 'Less room for the drawing' : 'More room for the drawing'}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={28}
            className={classes.room}
            aria-label="More room for the drawing"
            aria-pressed={tallDiagram}
            onClick={() => preferences.set({ tallDiagram: !tallDiagram })}
          >
            <Icon of={tallDiagram ? IconArrowsDiagonalMinimize2 : IconArrowsDiagonal} />
          </ActionIcon>
        </Tip>
      )}
      <SegmentedControl
        size="xs"
        value={view}
        onChange={(value) => onView(value as 'diagram' | 'list')}
        data={[
          { value: 'diagram', label: 'Diagram' },
          { value: 'list', label: 'List' },
        ]}
        aria-label="Show the steps as"
      />
    </div>
  );
}
