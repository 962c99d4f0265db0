import type { z } from '@hono/zod-openapi';
import { expect, it } from 'vitest';
import type { SearchHit } from '../../../web/src/api/contract.ts';
import type * as contract from '../../../web/src/api/work-contract.ts';
import type { searchHit } from '../search/hit.ts';
import type * as answers from './case-answers.ts';

/** Ours can stand where the pages expect theirs, and has every field they know of. */
type Fits<Ours, Theirs> = Ours extends Theirs ? (keyof Theirs extends keyof Ours ? true : never) : never;
type Of<Schema extends z.ZodType> = z.output<Schema>;

it('the answers are what the pages expect; checked by the compiler', () => {
  const fits: [
    Fits<Of<typeof answers.caseItem>, contract.Case>,
    Fits<Of<typeof answers.caseDetail>, Omit<contract.CaseDetail, 'variables'>>,
    Fits<Of<typeof answers.caseEvent>, contract.CaseEvent>,
    Fits<Of<typeof answers.caseAt>, Omit<contract.CaseAt, 'variables'>>,
    Fits<Omit<Of<typeof answers.caseVariable>, 'value'>, Omit<contract.CaseVariable, 'value'>>,
    Fits<Of<typeof answers.createdCase>, contract.CreatedCase>,
    Fits<Of<typeof answers.incident>, contract.Incident>,
    Fits<Of<typeof answers.task>, contract.Task>,
    Fits<Of<typeof answers.taskDetail>, contract.TaskDetail>,
    Fits<Of<typeof answers.completed>, contract.Completed>,
    Fits<Of<typeof searchHit>, SearchHit>,
  ] = [true, true, true, true, true, true, true, true, true, true, true];
  expect(fits).not.toContain(false);
});
