import type { Actor } from '../http/actor.ts';
import { problem } from '../http/problem.ts';
import { maySeeCase } from '../people/people.ts';
import { type CaseRow, caseRows } from './case-rows.ts';
import type { Reads } from './reads.ts';

/** A case the actor may see. @throws Problem `not-found`, also when it is there but not for them. */
export async function visibleCase(reads: Reads, actor: Actor, key: string): Promise<CaseRow> {
  const [row] = await caseRows(reads.spine.store, [key]);
  if (row && maySeeCase(actor, row)) return row;
  throw problem('not-found', `There is no case ${key} that you can see.`, {
    mend: 'Look for it in the list of cases.',
    place: 'key',
  });
}
