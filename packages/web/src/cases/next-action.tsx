import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import type { Me } from '../api/contract.ts';
import type { CaseDetail, OpenElement, Task } from '../api/work-contract.ts';
import { capital, dayAndClock } from '../format/moment.ts';
import { DueChip } from '../parts/due-chip.tsx';
import { Kbd } from '../parts/kbd.tsx';
import { useKeys } from '../shell/keys/use-keys.ts';
import classes from './next-action.module.css';

interface Props {
  readonly of: CaseDetail;
  readonly past: boolean;
  readonly now: Date;
  readonly me: Me;
  readonly onAssign: () => void;
}

/** What the case needs now, whatever moment is looked at. */
export function NextAction({ of, past, now, me, onAssign }: Props) {
  const [task, ...others] = of.tasks;
  const waits = together(of.open.filter((each) => each.kind !== 'task' && each.kind !== 'incident'));
  if (of.endedAt !== undefined) return null;
  if (task) return <TaskCard task={task} others={others} past={past} now={now} me={me} onAssign={onAssign} />;
  if (waits.length === 0) return null;
  return (
    <section className={classes.card} aria-label="Next">
      <p className={classes.lead}>{past ? 'Next, as of now' : 'Next'}</p>
      <h2 className={classes.title}>
        {of.openIncidents.length > 0 ? 'Also waits' : 'Nothing for a person now'}
      </h2>
      <ul>
        {waits.slice(0, 4).map(({ wait, times }) => (
          <li key={wait.kind + wait.element} className={classes.wait}>
            {waitWords(wait, now)}
            {times > 1 && `, ${times} times`}
          </li>
        ))}
      </ul>
    </section>
  );
}

function TaskCard(props: Omit<Props, 'of'> & { readonly task: Task; readonly others: readonly Task[] }) {
  const { task, others, past, now, me, onAssign } = props;
  const navigate = useNavigate();
  const target = { queue: 'any', task: task.key };
  useKeys('Next', [
    {
      keys: 'O',
      does: 'open the task',
      run: () => void navigate({ to: '/run/worklist/{-$queue}/{-$task}', params: target }),
    },
    ...(me.may.assign ? [{ keys: 'A', does: 'assign', run: onAssign }] : []),
  ]);
  const who = task.assignee?.name ?? task.teams.map((team) => team.name).join(', ');
  return (
    <section className={classes.card} aria-label="Next">
      <p className={classes.lead}>
        {past ? 'Next, as of now' : 'Next'}
        {task.due && <DueChip since={task.createdAt} due={task.due} now={now} />}
      </p>
      <h2 className={classes.title}>{task.name}</h2>
      <p className={classes.text}>
        Waits for {who || 'somebody to take it'}, since {dayAndClock(task.createdAt, now)}.
      </p>
      <div className={classes.buttons}>
        <Button
          variant="filled"
          size="compact-md"
          rightSection={<Kbd keys="O" />}
          renderRoot={(rest) => <Link to="/run/worklist/{-$queue}/{-$task}" params={target} {...rest} />}
        >
          Open task
        </Button>
        {me.may.assign && (
          <Button size="compact-md" onClick={onAssign} rightSection={<Kbd keys="A" />}>
            {task.assignee ? 'Re-assign' : 'Assign'}
          </Button>
        )}
      </div>
      {others.map((other) => (
        <p key={other.key} className={classes.other}>
          <Link
            to="/run/worklist/{-$queue}/{-$task}"
            params={{ queue: 'any', task: other.key }}
            className={classes.link}
          >
            {other.name}
          </Link>
          <span>{other.assignee?.name ?? other.teams[0]?.name}</span>
        </p>
      ))}
    </section>
  );
}

function waitWords(wait: OpenElement, now: Date): string {
  const since = `since ${dayAndClock(wait.since, now)}`;
  const until = wait.until ? `until ${dayAndClock(wait.until, now)}` : since;
  switch (wait.kind) {
    case 'timer':
      return `${capital(wait.name)} ${until}`;
    case 'message':
      return `${wait.name}: waits for a message ${since}`;
    case 'signal':
      return `${wait.name}: waits for a signal ${since}`;
    case 'condition':
      return `${wait.name}: waits for its condition ${since}`;
    case 'join':
      return `${wait.name || 'A join'}: waits for the other ways`;
    case 'case':
      return `${wait.name}: a case of its own, ${since}`;
    default:
      return wait.until
        ? `${wait.name}: tried again ${dayAndClock(wait.until, now)}`
        : `${wait.name}: under way ${since}`;
  }
}

/** What waits several times at one element stands once: the oldest, with how often. */
function together(
  waits: readonly OpenElement[],
): readonly { readonly wait: OpenElement; readonly times: number }[] {
  const groups = new Map<string, { wait: OpenElement; times: number }>();
  for (const wait of waits) {
    const known = groups.get(wait.kind + wait.element);
    if (known) known.times += 1;
    else groups.set(wait.kind + wait.element, { wait, times: 1 });
  }
  return [...groups.values()];
}
