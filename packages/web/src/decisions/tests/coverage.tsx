import type { DecisionCoverage } from '../../api/decision-contract.ts';
import classes from './coverage.module.css';

interface Props {
  readonly coverage: readonly DecisionCoverage[];
  readonly onRule: (decision: string, rule: number) => void;
}

/** More numbers than this are said in words. */
const SHOWN = 12;

/** How many rules of each table the tests reach, and which ones none does. */
export function Coverage({ coverage, onRule }: Props) {
  if (coverage.length === 0) return null;
  return (
    <section className={classes.coverage} aria-label="Reached rules">
      <h3 className={classes.title}>Rules the tests reach</h3>
      <ul>
        {coverage.map((table) => (
          <li key={table.decision} className={classes.row}>
            <span className={classes.name}>{table.name}</span>
            <span className={classes.meter} aria-hidden="true">
              <span style={{ width: `${(100 * table.reached.length) / Math.max(1, table.rules)}%` }} />
            </span>
            <span className={classes.count}>
              {table.reached.length} of {table.rules}
            </span>
            <span className={classes.unreached}>
              {table.unreached.length > 0 && 'not '}
              {table.unreached.slice(0, SHOWN).map((rule) => (
                <button
                  key={rule}
                  type="button"
                  className={classes.rule}
                  aria-label={`Show rule ${rule} of ${table.name}`}
                  onClick={() => onRule(table.decision, rule)}
                >
                  {rule}
                </button>
              ))}
              {table.unreached.length > SHOWN && `and ${table.unreached.length - SHOWN} more`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
