import { problem } from '../http/problem.ts';
import type { CaseRow } from './case-rows.ts';
import { readHistory, replayHistory } from './history.ts';
import type { Reads } from './reads.ts';
import { stagesOf } from './stages.ts';
import { labelled, VariableTrace } from './variable-trace.ts';

/** A case as it was when its event `seq` had happened. @throws Problem `not-found` when there is no such event. */
export async function caseAt(reads: Reads, row: CaseRow, seq: number) {
  const { model } = await reads.processes.of(row.version);
  const history = await readHistory(reads, row.key, seq);
  const last = history.at(-1);
  if (last?.seq !== seq) {
    throw problem('not-found', `The case has no event ${seq}; its last is ${last?.seq ?? 0}.`, {
      place: 'seq',
    });
  }
  const trace = new VariableTrace();
  const state = replayHistory(reads.models, history, (event, after) =>
    trace.note(event.seq, after.engine.variables),
  );
  return {
    seq,
    at: last.at,
    variables: labelled(trace.list(), await reads.forms.labels(model.forms)),
    // Of the version under which it ran then.
    stages: stagesOf(reads.models.loaded(state.version), state.stages, state.engine),
  };
}
