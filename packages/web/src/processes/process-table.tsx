import { Link } from '@tanstack/react-router';
import type { Process } from '../api/definition-contract.ts';
import { capital, dayAndClock } from '../format/moment.ts';
import table from '../parts/definition-table.module.css';
import { NumberLink } from '../parts/number-link.tsx';
import { useNow } from '../parts/use-now.ts';
import classes from './process-table.module.css';

export function ProcessTable({ processes }: { readonly processes: readonly Process[] }) {
  const now = useNow();
  return (
    <table className={`${table.table} ${classes.table}`}>
      <thead>
        <tr>
          <th scope="col">Process</th>
          <th scope="col">Version</th>
          <th scope="col" className={`${table.number} ${classes.count}`}>
            Open cases
          </th>
          <th scope="col" className={`${table.number} ${classes.count}`}>
            Incidents
          </th>
          <th scope="col" className={`${table.number} ${classes.count}`}>
            Ended
          </th>
          <th scope="col">Published</th>
        </tr>
      </thead>
      <tbody>
        {processes.map((process) => (
          <tr key={process.id} className={table.row}>
            <th scope="row">
              <Link to="/map/processes/$id" params={{ id: process.id }} className={table.link}>
                {process.name}
              </Link>
              {process.domain && <span className={classes.domain}>{process.domain}</span>}
            </th>
            <td className={table.dim}>v{process.version}</td>
            <td className={`${table.number} ${classes.count}`}>
              <NumberLink
                count={process.open}
                of={`open cases of ${process.name}`}
                to="/run/cases"
                search={{ process: process.id, state: 'open' }}
              />
            </td>
            <td className={`${table.number} ${classes.count}`}>
              <NumberLink
                count={process.incidents}
                of={`incidents of ${process.name}`}
                to="/run/incidents"
                search={{ process: process.id }}
              />
            </td>
            <td className={`${table.number} ${classes.count}`}>
              <NumberLink
                count={process.ended}
                of={`ended cases of ${process.name}`}
                to="/run/cases"
                search={{ process: process.id, state: 'ended' }}
              />
            </td>
            <td className={table.dim}>
              {capital(dayAndClock(process.publishedAt, now))}, {process.publishedBy.name}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
