import { Link } from '@tanstack/react-router';
import type { DecisionSearch } from './decision-search.ts';
import classes from './view-bar.module.css';

interface Props {
  readonly id: string;
  readonly current: DecisionSearch['view'];
  readonly rules: string;
  readonly tests: string;
  readonly versions: number;
  readonly uses: number;
}

/** What of the decision is looked at. */
export function ViewBar({ id, current, rules, tests, versions, uses }: Props) {
  const views = [
    { name: 'Rules', view: undefined, note: rules },
    { name: 'Tests', view: 'tests', note: tests },
    { name: 'Versions', view: 'versions', note: String(versions) },
    { name: 'Used by', view: 'uses', note: String(uses) },
  ] as const;
  return (
    <nav className={classes.bar} aria-label="Views of this decision">
      {views.map(({ name, view, note }) => (
        <Link
          key={name}
          to="/change/decisions/$id"
          params={{ id }}
          search={({ view: _old, compare: _compared, ...rest }) => ({ ...rest, ...(view ? { view } : {}) })}
          className={classes.view}
          activeOptions={{ exact: true, includeSearch: true }}
          aria-current={view === current ? 'true' : undefined}
        >
          {name}
          {note !== '' && <span className={classes.note}>{note}</span>}
        </Link>
      ))}
    </nav>
  );
}
