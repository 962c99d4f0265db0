import { IconRoute, IconTable } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { DecisionDetail } from '../api/decision-contract.ts';
import { meQuery } from '../api/queries.ts';
import { Empty } from '../parts/empty.tsx';
import { Icon } from '../parts/icon.tsx';
import classes from './uses-pane.module.css';

/** Who asks this decision: tasks of processes, and other models. */
export function UsesPane({ newest }: { readonly newest: DecisionDetail }) {
  const { data: me } = useSuspenseQuery(meQuery);
  const { processes, decisions } = newest.usedBy;
  if (processes.length + decisions.length === 0) {
    return (
      <Empty icon={IconRoute} title="Nothing asks it yet">
        A business rule task of a process asks a decision by its id. The processes that do stand here.
      </Empty>
    );
  }
  return (
    <section className={classes.pane} aria-label="Used by">
      <ul>
        {processes.map((process) => (
          <li key={process.id} className={classes.use}>
            <Icon of={IconRoute} size={15} />
            <div>
              {me.may.processes ? (
                <Link to="/map/processes/$id" params={{ id: process.id }} className={classes.link}>
                  {process.name}
                </Link>
              ) : (
                <b className={classes.name}>{process.name}</b>
              )}
              <span className={classes.dim}>process v{process.version}</span>
              <ul className={classes.elements}>
                {process.elements.map((element) => (
                  <li key={element.id}>
                    {element.name}{' '}
                    <span className={classes.dim}>asks {nameOf(newest, element.decision)}</span>
                  </li>
                ))}
              </ul>
            </div>
          </li>
        ))}
        {decisions.map((model) => (
          <li key={model.id} className={classes.use}>
            <Icon of={IconTable} size={15} />
            <div>
              <Link to="/change/decisions/$id" params={{ id: model.id }} className={classes.link}>
                {model.name}
              </Link>
              <span className={classes.dim}>decision model v{model.version}, imports it</span>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function nameOf(model: DecisionDetail, decision: string): string {
  return model.decisions.find((each) => each.id === decision)?.name ?? decision;
}
