import type { Actor } from '../http/actor.ts';
import { problem } from '../http/problem.ts';

/**
 * Rules are the house's own business: people of other companies see what was decided about their cases, not by which
 * rules. @throws Problem `not-allowed` for them.
 */
export function onlyOwnPeople({ inside }: Actor): void {
  if (inside) return;
  throw problem('not-allowed', 'Decisions and their rules are shown to the people of the house only.', {
    mend: 'Ask your contact why it was decided so.',
  });
}
