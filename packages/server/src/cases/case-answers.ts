import { z } from '@hono/zod-openapi';
import { processRef } from '../definitions/definitions.ts';
import { json, key, moment, variables } from '../http/schemas.ts';
import { personRef, teamRef } from '../people/people.ts';

/** What the API answers about cases and their tasks; the words of `packages/web/src/api/work-contract.ts`. */

const functionId = z
  .enum(['sales', 'support', 'marketing', 'services', 'product', 'finance', 'partner'])
  .meta({ id: 'FunctionId' });

const stage = z
  .strictObject({
    name: z.string(),
    state: z.enum(['done', 'here', 'waiting', 'incident', 'skipped', 'ahead']),
  })
  .meta({ id: 'Stage', description: 'How far a case is in one stage of its process.' });

const caseRef = z
  .strictObject({
    key,
    number: z
      .string()
      .optional()
      .meta({ examples: ['ORD-11872'] }),
    title: z.string(),
    process: processRef,
    stages: z.array(stage),
  })
  .meta({ id: 'CaseRef' });

export const task = z
  .strictObject({
    key,
    name: z.string(),
    element: z.string(),
    state: z.enum(['open', 'completed', 'cancelled']),
    createdAt: moment,
    endedAt: moment.optional(),
    due: moment.optional(),
    followUp: moment.optional(),
    priority: z.number().int().meta({ description: '0 to 100; 50 when the model says nothing.' }),
    assignee: personRef.nullable(),
    teams: z.array(teamRef),
    case: caseRef,
  })
  .meta({ id: 'Task' });

const caseStarter = z
  .strictObject({
    ...personRef.shape,
    company: z
      .string()
      .optional()
      .meta({ description: 'Name of the company, for people of other companies.' }),
  })
  .meta({ id: 'CaseStarter' });

const caseState = z
  .enum(['running', 'waiting', 'incident', 'suspended', 'completed', 'terminated', 'cancelled', 'error'])
  .meta({
    id: 'CaseState',
    description:
      '`waiting`: only people, moments, messages or called cases are waited for; `running`: automatic work is on its way; ' +
      '`suspended`: nothing goes on until it is resumed.',
  });

const caseShape = {
  ...caseRef.shape,
  state: caseState,
  startedAt: moment,
  endedAt: moment.optional(),
  starter: caseStarter.optional(),
  waitsFor: z
    .string()
    .optional()
    .meta({ examples: ['Ask Norrland for stock, Lena Hartwig'] }),
  incidents: z.number().int().meta({ description: 'Open ones.' }),
};
export const caseItem = z.strictObject(caseShape).meta({ id: 'Case' });

export const incident = z
  .strictObject({
    key,
    at: moment,
    code: z.string(),
    sentence: z.string(),
    mend: z.string().optional(),
    element: z.string(),
    elementName: z.string(),
    case: caseRef,
  })
  .meta({ id: 'Incident' });

export const caseVariable = z
  .strictObject({
    name: z.string(),
    label: z.string().optional(),
    // Any JSON; as a recursive type it would be spelt out by the compiler without end.
    value: json as z.ZodType<unknown>,
    since: z.number().int().meta({ description: 'The event that first set it.' }),
    changed: z.number().int().meta({ description: 'The event that last changed it.' }),
  })
  .meta({ id: 'CaseVariable' });

const openElement = z
  .strictObject({
    element: z.string(),
    name: z.string(),
    since: moment,
    kind: z.enum(['task', 'timer', 'message', 'signal', 'condition', 'work', 'case', 'incident', 'join']),
    until: moment.optional(),
  })
  .meta({ id: 'OpenElement', description: 'An element where the case waits.' });

export const caseDetail = z
  .strictObject({
    ...caseShape,
    seq: z.number().int().meta({ description: 'The last event.' }),
    variables: z.array(caseVariable),
    tasks: z.array(task),
    open: z.array(openElement),
    openIncidents: z.array(incident),
    parent: caseRef.optional(),
    children: z.array(z.strictObject({ ...caseShape, element: z.string() }).meta({ id: 'ChildCase' })),
    reason: z.string().optional(),
  })
  .meta({ id: 'CaseDetail' });

const actor = z
  .strictObject({
    kind: z.enum(['person', 'system', 'timer', 'worker']),
    name: z.string(),
    by: z.string().optional().meta({ description: 'By which version, for what no person did.' }),
  })
  .meta({ id: 'Actor' });

export const caseEvent = z
  .strictObject({
    seq: z.number().int(),
    at: moment,
    type: z.string(),
    says: z.string().optional().meta({ description: 'Only on events of the story.' }),
    actor,
    function: functionId.optional(),
    element: z.string().optional(),
    elementName: z.string().optional(),
    instance: key.optional(),
    scope: key.optional(),
    took: z.array(z.string()).optional(),
    flows: z.array(z.string()).optional(),
    items: z.number().int().optional(),
    cause: z.number().int().optional(),
  })
  .meta({ id: 'CaseEvent' });

export const caseAt = z
  .strictObject({
    seq: z.number().int(),
    at: moment,
    variables: z.array(caseVariable),
    stages: z.array(stage),
  })
  .meta({ id: 'CaseAt', description: 'A case as it was when that event had happened.' });

export const createdCase = z
  .strictObject({ key, number: z.string().optional(), nextTasks: z.array(task) })
  .meta({ id: 'CreatedCase' });

export const taskDetail = z
  .strictObject({
    ...task.shape,
    function: functionId.optional(),
    why: z.string().optional(),
    next: z.string().optional(),
    form: variables.optional().meta({ description: 'A form-js schema.' }),
    variables,
    labels: z.record(z.string(), z.string()),
    earlier: z.array(caseEvent),
    others: z.array(task),
    starter: caseStarter.optional(),
    may: z.strictObject({
      claim: z.boolean(),
      release: z.boolean(),
      assign: z.boolean(),
      complete: z.boolean(),
    }),
  })
  .meta({ id: 'TaskDetail' });

export const completed = z
  .strictObject({ task: key, case: key, nextTasks: z.array(task) })
  .meta({ id: 'Completed' });

export type FunctionId = z.output<typeof functionId>;
export type CaseRef = z.output<typeof caseRef>;
export type Case = z.output<typeof caseItem>;
export type CaseDetail = z.output<typeof caseDetail>;
export type CaseEventAnswer = z.output<typeof caseEvent>;
export type Task = z.output<typeof task>;
export type TaskDetail = z.output<typeof taskDetail>;
export type Incident = z.output<typeof incident>;
