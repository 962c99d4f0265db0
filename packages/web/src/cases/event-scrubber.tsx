import { ActionIcon } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { IconPlayerTrackNextFilled, IconPlayerTrackPrevFilled } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { clock, clockWithSeconds } from '../format/moment.ts';
import { Kbd } from '../parts/kbd.tsx';
import { Tip } from '../parts/tip.tsx';
import classes from './event-scrubber.module.css';
import { layoutScrubber } from './scrubber-layout.ts';
import { ScrubberLine } from './scrubber-line.tsx';
import type { TimeTravel } from './use-time-travel.ts';

interface Props {
  readonly travel: TimeTravel;
  /** Now, or when the case ended. */
  readonly end: Date;
  readonly ended: boolean;
}

/** Step through a case by its events: bursts stay readable, silences carry their length. */
export function EventScrubber({ travel, end, ended }: Props) {
  const { steps, place, event, go } = travel;
  const { ref, width } = useElementSize();
  const layout = layoutScrubber(steps, end, Math.max(300, width));
  const scroll = useRef<HTMLDivElement>(null);
  const x = layout.stops[place]?.x ?? layout.nowX;
  useEffect(() => {
    const pane = scroll.current;
    if (!pane) return;
    const margin = pane.clientWidth / 4;
    if (x < pane.scrollLeft + margin || x > pane.scrollLeft + pane.clientWidth - margin) {
      pane.scrollTo({ left: x - pane.clientWidth / 2 });
    }
  }, [x]);
  return (
    <div className={classes.scrubber}>
      <Tip label="One event back">
        <ActionIcon
          variant="subtle"
          color="gray"
          size={28}
          aria-label="One event back"
          disabled={place === 0}
          onClick={() => go(place - 1)}
        >
          <IconPlayerTrackPrevFilled size={14} aria-hidden />
        </ActionIcon>
      </Tip>
      <Tip label="One event on">
        <ActionIcon
          variant="subtle"
          color="gray"
          size={28}
          aria-label="One event on"
          disabled={place >= steps.length}
          onClick={() => go(place + 1)}
        >
          <IconPlayerTrackNextFilled size={14} aria-hidden />
        </ActionIcon>
      </Tip>
      <div ref={ref} className={classes.room}>
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: Left, Right, Home and End are keys of the whole page. */}
        <div
          ref={scroll}
          className={classes.track}
          role="slider"
          tabIndex={0}
          aria-label="Moment of the case"
          aria-valuemin={1}
          aria-valuemax={steps.length + 1}
          aria-valuenow={place + 1}
          aria-valuetext={
            event
              ? `Event ${place + 1} of ${steps.length}, ${clockWithSeconds(event.at)}, ${event.says ?? event.type}`
              : 'Now'
          }
          onClick={(click) => {
            const box = click.currentTarget.getBoundingClientRect();
            go(nearest(layout, click.clientX - box.left + click.currentTarget.scrollLeft));
          }}
        >
          <ScrubberLine
            layout={layout}
            place={place}
            nowWords={ended ? `ended ${clock(end)}` : `now, ${clock(end)}`}
          />
        </div>
      </div>
      <span className={classes.keys}>
        <Kbd keys="← →" />
      </span>
    </div>
  );
}

function nearest(layout: ReturnType<typeof layoutScrubber>, x: number): number {
  const places = [...layout.stops.map((stop) => stop.x), layout.nowX];
  let best = 0;
  places.forEach((each, place) => {
    if (Math.abs(each - x) < Math.abs(places[best]! - x)) best = place;
  });
  return best;
}
