import type { CaseState } from '../api/work-contract.ts';
import classes from './case-state.module.css';

/** The state of a case: sign and word, never colour alone. */
export function CaseStateMark({
  state,
  chip = false,
}: {
  readonly state: CaseState;
  readonly chip?: boolean;
}) {
  const { word, sign } = MARKS[state];
  return (
    <span className={chip ? classes.chip : classes.state} data-sign={sign}>
      {word}
    </span>
  );
}

const MARKS: Readonly<Record<CaseState, { readonly word: string; readonly sign: string }>> = {
  running: { word: 'Running', sign: 'running' },
  waiting: { word: 'Waiting', sign: 'waiting' },
  incident: { word: 'Incident', sign: 'incident' },
  suspended: { word: 'Suspended', sign: 'waiting' },
  completed: { word: 'Finished', sign: 'finished' },
  terminated: { word: 'Ended early', sign: 'finished' },
  error: { word: 'Ended by an error', sign: 'finished' },
  cancelled: { word: 'Cancelled', sign: 'cancelled' },
};
