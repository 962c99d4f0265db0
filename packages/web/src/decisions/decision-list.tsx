import { Link } from '@tanstack/react-router';
import type { DecisionListed } from '../api/decision-contract.ts';
import { capital, dayAndClock } from '../format/moment.ts';
import table from '../parts/definition-table.module.css';
import { useNow } from '../parts/use-now.ts';
import classes from './decision-list.module.css';
import { TestMark } from './tests/test-mark.tsx';

export function DecisionList({ decisions }: { readonly decisions: readonly DecisionListed[] }) {
  const now = useNow();
  return (
    <table className={`${table.table} ${classes.table}`}>
      <thead>
        <tr>
          <th scope="col">Decision model</th>
          <th scope="col">Version</th>
          <th scope="col" className={`${table.number} ${classes.count}`}>
            Decisions
          </th>
          <th scope="col">Tests</th>
          <th scope="col">Findings</th>
          <th scope="col">Published</th>
        </tr>
      </thead>
      <tbody>
        {decisions.map((decision) => (
          <tr key={decision.id} className={table.row}>
            <th scope="row">
              <Link to="/change/decisions/$id" params={{ id: decision.id }} className={table.link}>
                {decision.name}
              </Link>
            </th>
            <td className={table.dim}>v{decision.version}</td>
            <td className={`${table.number} ${classes.count}`}>{decision.decisions}</td>
            <td>
              <Tests decision={decision} />
            </td>
            <td>
              <Findings decision={decision} />
            </td>
            <td className={table.dim}>
              {capital(dayAndClock(decision.publishedAt, now))}, {decision.publishedBy.name}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Tests({ decision }: { readonly decision: DecisionListed }) {
  const { passed, total } = decision.tests;
  if (total === 0) return <span className={classes.none}>none</span>;
  return (
    <Link
      to="/change/decisions/$id"
      params={{ id: decision.id }}
      search={{ view: 'tests' }}
      className={classes.tests}
    >
      <TestMark passed={passed === total} />
      {passed === total ? `all ${total} pass` : `${total - passed} of ${total} fail`}
    </Link>
  );
}

function Findings({ decision }: { readonly decision: DecisionListed }) {
  const { error, warning, advice } = decision.findings;
  const words = [
    error > 0 && `${error} ${error === 1 ? 'error' : 'errors'}`,
    warning > 0 && `${warning} ${warning === 1 ? 'warning' : 'warnings'}`,
    advice > 0 && `${advice} ${advice === 1 ? 'piece' : 'pieces'} of advice`,
  ].filter(Boolean);
  if (words.length === 0) return <span className={classes.none}>none</span>;
  return (
    <Link
      to="/change/decisions/$id"
      params={{ id: decision.id }}
      className={classes.findings}
      data-severity={error > 0 ? 'error' : warning > 0 ? 'warning' : 'advice'}
    >
      {words.join(', ')}
    </Link>
  );
}
