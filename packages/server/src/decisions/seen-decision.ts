import type { Json, Variables } from '@throughline/processes';
import { type CaseRow, type Reads, visibleCase } from '../cases/cases.ts';
import type { Actor } from '../http/actor.ts';
import { type Problem, problem } from '../http/problem.ts';
import { EVENT_COLUMNS, readEvent } from '../spine/spine.ts';

/** What an event `decision.evaluated` keeps, enough to decide again. */
export interface SeenDecision {
  readonly case: CaseRow;
  /** Name of the task that asked. */
  readonly task: string;
  /** Key of the model's version. */
  readonly model: string;
  readonly decision: string;
  readonly at: string;
  readonly inputs: Variables;
  readonly output: Json;
}

/** What is there of it: events of before the inputs were kept have neither them nor the model. */
type Kept = Pick<SeenDecision, 'decision' | 'output'> & Partial<Pick<SeenDecision, 'model' | 'inputs'>>;

/**
 * A decision that was made in a case the actor may see. @throws Problem `not-found` when there is no such case or
 * event, `wrong-state` when the event does not hold what it was decided by.
 */
export async function seenDecision(
  reads: Reads,
  actor: Actor,
  at: { readonly key: string; readonly seq: number },
): Promise<SeenDecision> {
  const row = await visibleCase(reads, actor, at.key);
  const [found] = await reads.spine.store.query(
    `select ${EVENT_COLUMNS} from events where subject = $1::int8 and seq = $2::int4`,
    [at.key, at.seq],
  );
  const event = found === undefined ? undefined : readEvent(found);
  if (event?.type !== 'decision.evaluated') throw noDecision(row, at.seq);
  const { model, decision, inputs, output } = event.data as Kept;
  if (model === undefined || inputs === undefined) {
    throw problem('wrong-state', `Event ${at.seq} is of a time when what decisions saw was not kept.`, {
      mend: 'Take a case that was decided later.',
      place: 'seq',
    });
  }
  const process = await reads.processes.of(event.version ?? row.version);
  const task = process.model.elementOf.get(event.element ?? '')?.name ?? decision;
  return { case: row, task, model, decision, at: event.at, inputs, output };
}

function noDecision({ number, key }: CaseRow, seq: number): Problem {
  return problem('not-found', `In case ${number ?? key} nothing was decided at event ${seq}.`, {
    mend: 'Choose an event “decision.evaluated” from the history of the case.',
    place: 'seq',
  });
}
