import type { CaseDetail } from '../api/work-contract.ts';
import { clockWithSeconds } from '../format/moment.ts';
import { valueWords } from '../format/value.ts';
import type { TimeTravel } from './use-time-travel.ts';
import { type ValueRow, valueRows } from './value-rows.ts';
import classes from './values.module.css';

interface Props {
  readonly of: CaseDetail;
  readonly travel: TimeTravel;
  readonly now: Date;
}

/** What is known, now or at the moment looked at; what that event brought is tinted, what came later says when. */
export function Values({ of, travel, now }: Props) {
  const rows = valueRows(of.variables, travel.values?.variables, travel.before?.variables);
  const fresh = rows.filter((row) => row.state === 'new').length;
  return (
    <section aria-label="Values">
      <div className={classes.head}>
        <h2>{travel.event ? <>Values at {clockWithSeconds(travel.event.at)}</> : 'Values'}</h2>
        {travel.event && fresh > 0 && <span className={classes.fresh}>{fresh} new here</span>}
        <span className={classes.count}>
          {travel.event && fresh > 0 ? 'of ' : ''}
          {rows.length}
        </span>
      </div>
      {rows.length === 0 ? (
        <p className={classes.none}>Nothing is known yet. What forms and services bring will stand here.</p>
      ) : (
        <div className={classes.box}>
          <table>
            <caption className="visually-hidden">Values of the case</caption>
            <tbody>
              {rows.map((row) => (
                <Row key={row.name} row={row} travel={travel} now={now} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Row({
  row,
  travel,
  now,
}: {
  readonly row: ValueRow;
  readonly travel: TimeTravel;
  readonly now: Date;
}) {
  return (
    <tr data-state={row.state} title={row.name}>
      <th scope="row">
        {row.label}
        {row.state === 'new' && <span className="visually-hidden"> (new)</span>}
      </th>
      <td>
        {row.state === 'later'
          ? `known from event ${eventNumber(travel, row.since)}`
          : valueWords(row.value, now)}
      </td>
    </tr>
  );
}

/** The number people see: the place in the list of events, not in the log. */
function eventNumber(travel: TimeTravel, seq: number): number {
  const place = travel.steps.findIndex((step) => step.seq >= seq);
  return place < 0 ? travel.steps.length : place + 1;
}
