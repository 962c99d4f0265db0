import { Link } from '@tanstack/react-router';
import type { TaskDetail } from '../api/work-contract.ts';
import { valueWords } from '../format/value.ts';
import { Avatar } from '../parts/avatar.tsx';
import { facts } from './facts.ts';
import classes from './task-context.module.css';

/** What the task is about: the case, who wanted it, what is known, what else is open in it. */
export function TaskContext({ task, now }: { readonly task: TaskDetail; readonly now: Date }) {
  const known = facts(task);
  const organisation = task.starter?.company ?? task.case.title;
  return (
    <aside className={classes.context} aria-label="About the case">
      <div className={classes.party}>
        <Avatar name={organisation} size={30} organisation />
        <div>
          <Link to="/run/cases/$key" params={{ key: task.case.key }} className={classes.title}>
            {task.case.title}
          </Link>
          {task.starter && (
            <p className={classes.dim}>
              {task.starter.name}
              {task.starter.company && `, ${task.starter.company}`}
            </p>
          )}
        </div>
      </div>
      {task.others.length > 0 && (
        <>
          <h3 className={classes.head}>
            Also open in this case <span>{task.others.length}</span>
          </h3>
          <ul>
            {task.others.map((other) => (
              <li key={other.key} className={classes.other}>
                <span>{other.name}</span>
                <span className={classes.dim}>
                  {other.assignee?.name ?? other.teams[0]?.name ?? 'nobody yet'}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {known.length > 0 && (
        <>
          <h3 className={classes.head}>Known so far</h3>
          <dl className={classes.known}>
            {known.map((fact) => (
              <div key={fact.name}>
                <dt title={fact.name}>{fact.label}</dt>
                <dd>{valueWords(fact.value, now)}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </aside>
  );
}
