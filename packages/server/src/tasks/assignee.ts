import type { Reads } from '../cases/cases.ts';
import { problem } from '../http/problem.ts';
import { isOffered, maySeeCase } from '../people/people.ts';
import type { VisibleTask } from './visible-task.ts';

/** @throws Problem `invalid-input` when a task cannot be given to this person. */
export async function mustBeAssignable(
  reads: Reads,
  { row, caseRow }: VisibleTask,
  handle: string,
): Promise<void> {
  const person = await reads.directory.actor(handle, 'person');
  if (person && (maySeeCase(person, caseRow) || isOffered(person, row))) return;
  const reason = person
    ? `${person.name} works for ${person.companyName} and does not see this case.`
    : `There is nobody called "${handle}" who can sign in.`;
  throw problem('invalid-input', `${reason} The task was not given to anybody else.`, {
    place: 'person',
    mend: 'Choose somebody from /api/people.',
  });
}
