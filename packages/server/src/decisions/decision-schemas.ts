import { z } from '@hono/zod-openapi';
import { finding } from '../definitions/definitions.ts';
import { json, moment, variables } from '../http/schemas.ts';
import { personRef } from '../people/people.ts';

/** What the API answers about decision models; the words of `packages/web/src/api/decision-contract.ts`. */

const count = z.number().int();
const fromOne = count.meta({ description: 'From 1.' });

export const decisionListed = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    version: count,
    publishedAt: moment,
    publishedBy: personRef,
    decisions: count.meta({ description: 'How many decisions the model holds.' }),
    tests: z
      .strictObject({ passed: count, total: count })
      .meta({ description: 'Of its newest test cases, run against its newest version.' }),
    findings: z
      .strictObject({ error: count, warning: count, advice: count })
      .meta({ description: 'What the check of the newest version has to say.' }),
  })
  .meta({ id: 'DecisionListed' });

const input = z
  .strictObject({
    name: z.string(),
    type: z.enum([
      'number',
      'string',
      'boolean',
      'date',
      'time',
      'date and time',
      'days and time duration',
      'years and months duration',
      'list',
      'context',
      'Any',
    ]),
    allowed: z
      .array(json)
      .optional()
      .meta({ description: 'The values it may have, when they can be listed.' }),
    allowedText: z
      .string()
      .optional()
      .meta({ description: 'What is allowed as the model writes it.', examples: ['[0..100]'] }),
  })
  .meta({ id: 'DecisionInput' });

const facts = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    inputs: z.array(input).meta({ description: 'Also those needed through other decisions.' }),
    requires: z.array(z.string()).meta({ description: 'Ids of the decisions it needs directly.' }),
    table: z
      .strictObject({
        hitPolicy: z.string(),
        inputs: z.array(z.string()),
        outputs: z.array(z.string()),
        rules: count.meta({ description: 'How many.' }),
      })
      .optional()
      .meta({ description: 'Left out when its logic is no table.' }),
  })
  .meta({ id: 'DecisionFacts' });

const versionRef = z
  .strictObject({ version: count, publishedAt: moment, publishedBy: personRef })
  .meta({ id: 'DecisionVersionRef' });

export const decisionVersion = versionRef
  .extend({
    id: z.string(),
    name: z.string(),
    xml: z.string(),
    decisions: z.array(facts),
    findings: z.array(finding),
  })
  .meta({ id: 'DecisionVersion' });

const uses = z
  .strictObject({
    processes: z.array(
      z.strictObject({
        id: z.string(),
        name: z.string(),
        version: count,
        elements: z
          .array(z.strictObject({ id: z.string(), name: z.string(), decision: z.string() }))
          .meta({ description: 'The tasks that ask it, each with the decision asked for.' }),
      }),
    ),
    decisions: z
      .array(z.strictObject({ id: z.string(), name: z.string(), version: count }))
      .meta({ description: 'Other models that import it.' }),
  })
  .meta({ id: 'DecisionUses', description: 'Where it is used, in newest versions.' });

export const decisionDetail = decisionVersion
  .extend({
    versions: z.array(versionRef).meta({ description: 'Newest first.' }),
    usedBy: uses,
    may: z.strictObject({ saveTests: z.boolean() }).meta({ description: 'What pages should offer.' }),
  })
  .meta({ id: 'DecisionDetail' });

const warning = z
  .strictObject({
    code: z.string(),
    sentence: z.string(),
    mend: z.string().optional(),
    line: count.meta({ description: 'Place in the expression it was met in, from 1.' }),
    column: count,
    offset: count.meta({ description: 'The same place in UTF-16 units, from 0.' }),
    length: count,
  })
  .meta({ id: 'DecisionWarning', description: 'Something met on the way that counted as null.' });

const answer = z
  .discriminatedUnion('ok', [
    z.strictObject({ ok: z.literal(true), output: json, warnings: z.array(warning) }),
    z.strictObject({ ok: z.literal(false), sentence: z.string(), warnings: z.array(warning) }),
  ])
  .meta({ id: 'DecisionAnswer' });

const cell = { column: fromOne, cell: z.string(), value: json };

const rule = z
  .strictObject({
    rule: fromOne,
    matched: z.boolean(),
    decided: z.boolean().meta({
      description: 'Whether the answer comes from it; one that matched may step back behind another.',
    }),
    annotation: z.string().optional(),
    failed: z
      .strictObject({ ...cell, sentence: z.string() })
      .optional()
      .meta({ description: 'Of a rule that did not match: its first cell that failed.' }),
    met: z
      .array(z.strictObject(cell))
      .optional()
      .meta({ description: 'Of a rule that matched: every cell with the value that met it.' }),
  })
  .meta({ id: 'WhyRule' });

const whyDecision = z
  .strictObject({
    decision: z.string(),
    name: z.string(),
    kind: z.string().meta({ examples: ['table', 'expression'] }),
    inputs: z.array(z.strictObject({ label: z.string(), expression: z.string(), value: json })),
    hitPolicy: z.string().optional(),
    rules: z.array(rule).optional(),
    entries: z
      .array(z.strictObject({ name: z.string(), value: json }))
      .optional()
      .meta({ description: 'Of a context, in their order.' }),
    output: json,
    sentences: z.array(z.string()),
  })
  .meta({ id: 'WhyDecision' });

const why = {
  answer,
  decisions: z
    .array(whyDecision)
    .meta({ description: 'Those that took part, each after those it needed; the last was asked for.' }),
};

const counterfactual = z
  .strictObject({ input: z.string(), from: json, to: json, output: json, sentence: z.string() })
  .meta({
    id: 'Counterfactual',
    description: 'The smallest change of one input that gives another answer.',
  });

export const evaluated = z
  .strictObject({
    ...{ version: count, ...why, counterfactuals: z.array(counterfactual) },
    leftOut: z.string().optional().meta({ description: 'Why reasons or changes are left out.' }),
  })
  .meta({ id: 'EvaluatedDecision' });

export const caseDecision = evaluated
  .extend({
    model: z.string().meta({ description: 'Id of the model.' }),
    modelName: z.string(),
    decision: z.string(),
    at: moment,
    inputs: variables.meta({ description: 'What it saw of the case’s variables.' }),
    xml: z.string(),
  })
  .meta({ id: 'CaseDecision' });
