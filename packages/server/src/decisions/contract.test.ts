import type { z } from '@hono/zod-openapi';
import { expect, it } from 'vitest';
import type * as contract from '../../../web/src/api/decision-contract.ts';
import type * as answers from './decision-schemas.ts';
import type { comparison } from './difference-schemas.ts';
import type * as tests from './test-schemas.ts';

/** Ours can stand where the pages expect theirs, and has every field they know of. */
type Fits<Ours, Theirs> = Ours extends Theirs ? (keyof Theirs extends keyof Ours ? true : never) : never;
type Of<Schema extends z.ZodType> = z.output<Schema>;

it('the answers are what the pages expect, and take what they send; checked by the compiler', () => {
  const fits: [
    Fits<Of<typeof answers.decisionListed>, contract.DecisionListed>,
    Fits<Of<typeof answers.decisionDetail>, contract.DecisionDetail>,
    Fits<Of<typeof answers.decisionVersion>, contract.DecisionVersion>,
    Fits<Of<typeof answers.evaluated>, contract.EvaluatedDecision>,
    Fits<Of<typeof answers.caseDecision>, contract.CaseDecision>,
    Fits<Of<typeof comparison>, contract.DecisionComparison>,
    Fits<Of<typeof tests.decisionTests>, contract.DecisionTests>,
    Fits<Of<typeof tests.saveTests>, contract.SaveDecisionTests>,
    Fits<Of<typeof tests.testFromCase>, contract.DecisionTestFromCase>,
  ] = [true, true, true, true, true, true, true, true, true];
  expect(fits).not.toContain(false);
});
