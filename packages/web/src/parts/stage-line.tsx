import type { Stage } from '../api/work-contract.ts';
import classes from './stage-line.module.css';
import { stageSentence } from './stage-sentence.ts';

/** The line of a case with the names of its stages. */
export function StageLine({ stages }: { readonly stages: readonly Stage[] }) {
  if (stages.length === 0) return null;
  return (
    <ol className={classes.line} aria-label={stageSentence(stages)}>
      {stages.map((stage) => (
        <li key={stage.name} className={classes.stage} data-state={stage.state}>
          <span className={classes.station} />
          <span className={classes.name}>{stage.name}</span>
        </li>
      ))}
    </ol>
  );
}
