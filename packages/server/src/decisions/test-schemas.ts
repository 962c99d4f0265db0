import { z } from '@hono/zod-openapi';
import { int4, json, key, variables } from '../http/schemas.ts';

/** What the API takes and answers about test cases; the words of `packages/web/src/api/decision-contract.ts`. */

const count = z.number().int();

const testCase = z
  .strictObject({
    name: z.string().trim().min(1).max(200),
    decision: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .meta({ description: 'Id or name of a decision of the model.' }),
    inputs: variables,
    expected: json,
    now: z.iso
      .datetime({ offset: true })
      .optional()
      .meta({ description: 'What `now()` and `today()` give; default: the moment the test is run.' }),
    from: z
      .strictObject({ case: key, seq: count })
      .optional()
      .meta({ description: 'The event of a case it was made from.' }),
  })
  .meta({ id: 'DecisionTest' });

const result = z
  .strictObject({
    name: z.string(),
    decision: z.string(),
    passed: z.boolean(),
    expected: json,
    actual: json,
    sentence: z.string(),
  })
  .meta({ id: 'DecisionTestResult' });

const coverage = z
  .strictObject({
    decision: z.string(),
    name: z.string(),
    rules: count,
    reached: z.array(count),
    unreached: z.array(count),
  })
  .meta({ id: 'DecisionCoverage', description: 'Rules of one table that the tests reach, counted from 1.' });

export const decisionTests = z
  .strictObject({
    version: count.meta({ description: '0 when none were ever saved.' }),
    tests: z.array(testCase),
    results: z.array(result).meta({ description: 'One for each test, in their order.' }),
    coverage: z.array(coverage).meta({ description: 'One for each table.' }),
  })
  .meta({ id: 'DecisionTests' });

export const saveTests = z
  .strictObject({
    tests: z.array(testCase).max(1_000),
    version: int4
      .min(0)
      .optional()
      .meta({ description: 'The version they were made from; when there is a newer one, nothing is saved.' }),
  })
  .meta({ id: 'SaveDecisionTests' });

export const testFromCase = z
  .strictObject({
    case: key,
    seq: int4.min(1).meta({ description: 'Of an event `decision.evaluated`.' }),
    name: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .optional()
      .meta({ description: 'Default: the case and the task that asked.' }),
  })
  .meta({ id: 'DecisionTestFromCase' });
