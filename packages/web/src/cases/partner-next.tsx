import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Me } from '../api/contract.ts';
import type { CaseDetail, Task } from '../api/work-contract.ts';
import { dayAndClock } from '../format/moment.ts';
import classes from './partner-order.module.css';

interface Props {
  readonly me: Me;
  readonly of: CaseDetail;
  readonly now: Date;
}

/** What the partner must do next, or whom the order waits for. */
export function PartnerNext({ me, of, now }: Props) {
  const mine = ownTask(of, me);
  if (mine) {
    return (
      <section className={classes.next}>
        <div>
          <h2 className={classes.section}>{mine.name}</h2>
          <p>This order waits for you, since {dayAndClock(mine.createdAt, now)}.</p>
        </div>
        <Button
          variant="filled"
          renderRoot={(props) => (
            <Link
              to="/run/worklist/{-$queue}/{-$task}"
              params={{ queue: 'any', task: mine.key }}
              {...props}
            />
          )}
        >
          {mine.name}
        </Button>
      </section>
    );
  }
  return (
    <section className={classes.card}>
      <h2 className={classes.section}>{headline(of)}</h2>
      <p className={classes.dim}>{of.endedAt === undefined ? waits(of) : of.reason}</p>
    </section>
  );
}

/** The task of a case that waits for this person or their team. */
export function ownTask(of: CaseDetail, me: Me): Task | undefined {
  return of.tasks.find((task) => isFor(task, me));
}

// ---- helpers ----

function isFor(task: Task, me: Me): boolean {
  if (task.assignee) return task.assignee.handle === me.handle;
  return task.teams.some((team) => me.teams.some((mine) => mine.id === team.id));
}

function headline(of: CaseDetail): string {
  if (of.state === 'completed') return 'Everything is done';
  return of.endedAt === undefined ? 'Nothing to do for you now' : 'This order has ended';
}

function waits(of: CaseDetail): string {
  return of.waitsFor ? `It waits for: ${of.waitsFor}.` : 'It is on its way.';
}
