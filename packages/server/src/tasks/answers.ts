import { type Variables, visibleVariables } from '@throughline/processes';
import { type CaseSubject, type Reads, type TaskRow, takeAnswers } from '../cases/cases.ts';
import { formOf } from './task-detail.ts';

/**
 * The answers to a task, checked by its form. Of a task that is not open any more nothing is checked: the engine
 * refuses it, or the answer given before is given again.
 * @throws Problem `invalid-input` whose place is the field's key.
 */
export async function answersOf(reads: Reads, row: TaskRow, given: Variables): Promise<Variables> {
  const form = row.state === 'open' ? await formOf(reads, row) : undefined;
  return form ? takeAnswers(form, given, await knownAt(reads, row)) : given;
}

/** What is visible at the task. */
async function knownAt({ spine, processes }: Reads, row: TaskRow): Promise<Variables> {
  const { model } = await processes.of(row.version);
  const [subject] = await spine.store.query<{ state: CaseSubject }>(
    'select state from subjects where key = $1::int8',
    [row.case_key],
  );
  return subject ? visibleVariables(model, subject.state.engine, row.instance) : {};
}
