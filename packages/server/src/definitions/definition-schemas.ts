import { z } from '@hono/zod-openapi';
import { int4, moment, variables } from '../http/schemas.ts';

const kind = z.enum(['process', 'decision', 'form']);

export const byId = z.strictObject({ id: z.string().min(1).max(200) });

/** A version in an address. */
export const versionNumber = z.coerce.number().pipe(int4.min(1));

export const files = z
  .strictObject({
    files: z
      .array(z.strictObject({ name: z.string().min(1).max(200), content: z.string() }))
      .min(1)
      .max(100),
  })
  .meta({ id: 'DefinitionFiles' });

const ruleNumber = z.number().int().meta({ description: 'From 1.' });

export const finding = z
  .object({
    code: z.string(),
    severity: z.enum(['error', 'warning', 'advice']),
    sentence: z.string(),
    mend: z.string(),
    element: z.string().optional(),
    name: z.string().optional(),
    line: z.number().int().optional(),
    column: z.number().int().optional(),
    decision: z.string().optional().meta({ description: 'Id of the decision whose table it is about.' }),
    rules: z.array(ruleNumber).optional(),
    cells: z
      .array(z.strictObject({ rule: ruleNumber, column: z.number().int() }))
      .optional()
      .meta({ description: 'Columns from 1: the inputs, then the outputs.' }),
    path: z.array(z.string()).optional().meta({
      description: 'Elements and flows of a possible run that leads there, in its order.',
    }),
    example: variables.optional().meta({ description: 'Inputs by name that show it.' }),
  })
  .meta({ id: 'Finding' });

const definition = z
  .strictObject({ kind, id: z.string(), name: z.string(), version: z.number().int() })
  .meta({ id: 'Definition' });

export const checked = z
  .strictObject({
    definitions: z.array(
      definition.extend({
        kind: z.enum([...kind.options, 'tests']),
        file: z.string(),
        change: z.enum(['new', 'changed', 'same']),
      }),
    ),
    findings: z.array(finding.extend({ file: z.string() })),
  })
  .meta({ id: 'DefinitionsChecked' });

const person = z.strictObject({ handle: z.string(), name: z.string() }).meta({ id: 'PersonRef' });

export const processRef = z
  .strictObject({ id: z.string(), name: z.string(), version: z.number().int() })
  .meta({ id: 'ProcessRef' });

export const process = processRef
  .extend({
    domain: z.string().optional(),
    stages: z.array(z.string()),
    versionTag: z.string().optional(),
    publishedAt: moment,
    publishedBy: person,
    open: z.number().int(),
    incidents: z.number().int(),
    ended: z.number().int(),
    startable: z.boolean(),
  })
  .meta({ id: 'Process' });

const version = z
  .strictObject({
    version: z.number().int(),
    versionTag: z.string().optional(),
    publishedAt: moment,
    publishedBy: person,
    open: z.number().int(),
    incidents: z.number().int(),
  })
  .meta({ id: 'ProcessVersion' });

export const processDetail = process
  .extend({ versions: z.array(version), uses: z.array(definition) })
  .meta({ id: 'ProcessDetail' });

export const processModel = version
  .extend({ process: z.string(), name: z.string(), xml: z.string(), findings: z.array(finding) })
  .meta({ id: 'ProcessModel' });

export const formSchema = variables.meta({ id: 'FormSchema', description: 'A form-js schema.' });

export const processStart = z
  .strictObject({ process: processRef, form: formSchema.optional(), variables, next: z.string().optional() })
  .meta({ id: 'ProcessStart' });
