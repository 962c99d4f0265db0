import { Switch } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { CaseEvent } from '../api/work-contract.ts';
import { calendarDay, clockWithSeconds } from '../format/moment.ts';
import { FunctionTag } from '../parts/function-tag.tsx';
import classes from './event-table.module.css';
import { typeWords } from './timeline.ts';
import type { TimeTravel } from './use-time-travel.ts';

interface Props {
  readonly travel: TimeTravel;
  readonly all: boolean;
  readonly onAll: (all: boolean) => void;
  readonly total: number;
  readonly now: Date;
}

/** Every event in words; a row goes to its moment. */
export function EventTable({ travel, all, onAll, total, now }: Props) {
  const { steps, place, go } = travel;
  const pane = useRef<HTMLElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another place is another row to bring into sight.
  useEffect(() => {
    const row = body.current?.querySelector<HTMLElement>('[aria-current]') ?? body.current?.lastElementChild;
    if (pane.current && row instanceof HTMLElement) showRow(pane.current, row);
  }, [place]);
  return (
    <section ref={pane} className={classes.pane} aria-label="Events">
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col" className={classes.number}>
              #
            </th>
            <th scope="col" className={classes.time}>
              Time
            </th>
            <th scope="col">What happened</th>
            <th scope="col" className={classes.who}>
              Who, by which version
            </th>
            <th scope="col" className={classes.function}>
              Function
            </th>
            <th scope="col" className={classes.step}>
              Step
            </th>
          </tr>
        </thead>
        <tbody ref={body}>
          {steps.map((event, index) => (
            <Row
              key={event.seq}
              event={event}
              newDay={calendarDay(event.at, now) !== calendarDay(steps[index - 1]?.at ?? event.at, now)}
              index={index}
              place={place}
              now={now}
              go={go}
            />
          ))}
        </tbody>
      </table>
      <div className={classes.foot}>
        <Switch
          size="xs"
          checked={all}
          onChange={(event) => onAll(event.currentTarget.checked)}
          label={`All ${total} events of the log`}
        />
      </div>
    </section>
  );
}

function Row(props: {
  readonly event: CaseEvent;
  readonly newDay: boolean;
  readonly index: number;
  readonly place: number;
  readonly now: Date;
  readonly go: (place: number) => void;
}) {
  const { event, newDay, index, place, now, go } = props;
  const later = index > place;
  return (
    <>
      {newDay && (
        <tr className={classes.day}>
          <td colSpan={6}>{calendarDay(event.at, now)}</td>
        </tr>
      )}
      <tr
        className={classes.row}
        data-later={later || undefined}
        aria-current={index === place ? 'step' : undefined}
      >
        <td className={classes.number}>{index + 1}</td>
        <td className={classes.time}>{clockWithSeconds(event.at)}</td>
        <td className={classes.what}>
          <button type="button" onClick={() => go(index)}>
            {event.says ?? typeWords(event.type)}
            {event.type === 'decision.evaluated' && <span className={classes.why}>see why</span>}
          </button>
        </td>
        <td className={classes.who}>
          {event.actor.name}
          {event.actor.by && <span className={classes.dim}>, {event.actor.by}</span>}
        </td>
        <td className={classes.function}>
          {event.function && <FunctionTag of={event.function} faded={later} />}
        </td>
        <td className={classes.step}>{event.elementName}</td>
      </tr>
    </>
  );
}

/** Room the head and the foot of the pane take. */
const HEAD = 34;
const FOOT = 36;

/** Scrolls the pane, never the page around it: on a phone the drawing stays where it is. */
function showRow(pane: HTMLElement, row: HTMLElement): void {
  const top = row.offsetTop - HEAD;
  const bottom = row.offsetTop + row.offsetHeight + FOOT - pane.clientHeight;
  if (pane.scrollTop > top) pane.scrollTop = top;
  else if (pane.scrollTop < bottom) pane.scrollTop = bottom;
}
