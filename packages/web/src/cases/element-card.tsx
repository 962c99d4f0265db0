import { CloseButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { CaseDetail, CaseEvent } from '../api/work-contract.ts';
import { dayAndClock } from '../format/moment.ts';
import type { DrawnElement } from '../parts/diagram/picture.ts';
import classes from './element-card.module.css';
import { elementFacts } from './element-facts.ts';
import type { Path } from './path.ts';

interface Props {
  readonly element: DrawnElement;
  readonly of: CaseDetail;
  readonly events: readonly CaseEvent[];
  readonly path: Path;
  readonly now: Date;
  readonly onClose: () => void;
}

/** What happened at one element. Opens with the focus on it, closes with Esc. */
export function ElementCard({ element, of, events, path, now, onClose }: Props) {
  const card = useRef<HTMLElement>(null);
  useEffect(() => card.current?.focus(), []);
  const facts = elementFacts(element, events, path);
  const task = of.tasks.find((each) => each.element === element.id);
  return (
    <section
      ref={card}
      className={classes.card}
      tabIndex={-1}
      aria-label={element.name || facts.kind}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <div className={classes.head}>
        <b>{element.name || facts.kind}</b>
        <CloseButton size={24} iconSize={14} aria-label="Close" onClick={onClose} />
      </div>
      <p className={classes.kind}>
        {facts.kind}, {facts.state}
      </p>
      <ol className={classes.events}>
        {facts.told.map((event) => (
          <li key={event.seq}>
            <time dateTime={event.at}>{dayAndClock(event.at, now)}</time>
            <span>{event.says}</span>
          </li>
        ))}
      </ol>
      {task && (
        <Link
          to="/run/worklist/{-$queue}/{-$task}"
          params={{ queue: 'any', task: task.key }}
          className={classes.open}
        >
          Open the task
        </Link>
      )}
    </section>
  );
}
