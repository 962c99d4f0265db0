import { z } from '@hono/zod-openapi';

/** What the API answers about two versions of a model; the words of `packages/web/src/api/decision-contract.ts`. */

const place = z.number().int().optional();
const change = z.enum(['added', 'removed', 'changed']);
const text = changed(z.string());

function changed<T extends z.ZodType>(value: T) {
  return z.strictObject({ before: value, after: value });
}

const column = z
  .strictObject({ change, name: z.string(), before: place, after: place, text: text.optional() })
  .meta({ id: 'ColumnDifference', description: 'Places are counted from 1, inputs first.' });

const cell = z.strictObject({
  column: z.number().int(),
  before: z.string().optional(),
  after: z.string().optional(),
});

const rule = z
  .strictObject({ change, before: place, after: place, cells: z.array(cell), annotation: text.optional() })
  .meta({ id: 'RuleDifference', description: 'Rules are counted from 1.' });

const difference = z
  .strictObject({
    decision: z.string(),
    name: z.string(),
    element: z.enum(['decision', 'knowledge model', 'decision service', 'input data', 'type']),
    change,
    renamed: text.optional(),
    type: text.optional(),
    requires: changed(z.array(z.string())).optional(),
    hitPolicy: text.optional(),
    columns: z.array(column).optional(),
    rules: z.array(rule).optional(),
    text: text.optional().meta({ description: 'Of logic that is no table.' }),
  })
  .meta({ id: 'DecisionDifference' });

export const comparison = z
  .strictObject({ from: z.number().int(), to: z.number().int(), differences: z.array(difference) })
  .meta({ id: 'DecisionComparison' });
