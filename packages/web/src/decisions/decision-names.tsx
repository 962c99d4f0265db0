import type { DecisionFacts } from '../api/decision-contract.ts';
import { Kbd } from '../parts/kbd.tsx';
import classes from './decision-names.module.css';

interface Props {
  readonly decisions: readonly DecisionFacts[];
  readonly chosen: string | undefined;
  readonly onChoose: (decision: string) => void;
}

/** The decisions of a model, in the order of the file: the graph in words. */
export function DecisionNames({ decisions, chosen, onChoose }: Props) {
  return (
    <nav className={classes.names} aria-label="Decisions of this model">
      <h2 className={classes.head}>
        Decisions <span>{decisions.length}</span>
        <Kbd keys="J" />
        <Kbd keys="K" />
      </h2>
      <ul>
        {decisions.map((decision) => (
          <li key={decision.id}>
            <button
              type="button"
              className={classes.name}
              aria-current={decision.id === chosen ? 'true' : undefined}
              onClick={() => onChoose(decision.id)}
            >
              {decision.name}
              <span className={classes.what}>
                {decision.table ? `${decision.table.rules} rules` : 'expression'}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}
