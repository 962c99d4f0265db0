import { Link } from '@tanstack/react-router';
import type { Case } from '../api/work-contract.ts';
import { capital, dayAndClock } from '../format/moment.ts';
import { CaseLine } from '../parts/case-line.tsx';
import { CaseStateMark } from '../parts/case-state.tsx';
import { useNow } from '../parts/use-now.ts';
import classes from './case-table.module.css';

/** Cases, newest first; a row opens its case. */
export function CaseTable({ cases }: { readonly cases: readonly Case[] }) {
  const now = useNow();
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">Number</th>
          <th scope="col">Case</th>
          <th scope="col">State</th>
          <th scope="col">Waits for</th>
          <th scope="col">Stages</th>
          <th scope="col">Started</th>
        </tr>
      </thead>
      <tbody>
        {cases.map((each) => (
          <Row key={each.key} of={each} now={now} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ of, now }: { readonly of: Case; readonly now: Date }) {
  return (
    <tr className={classes.row}>
      <td className={classes.number}>{of.number}</td>
      <td className={classes.what}>
        <Link to="/run/cases/$key" params={{ key: of.key }} className={classes.link}>
          {of.title}
        </Link>
        <span className={classes.process}>
          {of.process.name} v{of.process.version}
        </span>
      </td>
      <td>
        <CaseStateMark state={of.state} />
      </td>
      <td className={classes.waits}>
        {of.waitsFor ?? (of.endedAt && `ended ${dayAndClock(of.endedAt, now)}`)}
      </td>
      <td className={classes.line}>
        <CaseLine stages={of.stages} step={10} />
      </td>
      <td className={classes.started}>
        {capital(dayAndClock(of.startedAt, now))}
        {of.starter && (
          <span className={classes.process}>
            {of.starter.name}
            {of.starter.company && `, ${of.starter.company}`}
          </span>
        )}
      </td>
    </tr>
  );
}
