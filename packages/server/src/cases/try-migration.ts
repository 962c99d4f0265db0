import { z } from '@hono/zod-openapi';
import { type Mapping, migrateCase, proposeMapping } from '@throughline/processes';
import { processRef } from '../definitions/definitions.ts';
import type { CaseRow } from './case-rows.ts';
import type { CaseSubject } from './case-type.ts';
import type { Reads } from './reads.ts';

export const trial = z
  .strictObject({
    from: processRef,
    to: processRef,
    elements: z.array(
      z.strictObject({
        element: z.string(),
        name: z.string(),
        open: z.number().int().meta({ description: 'So often it is open in this case.' }),
        to: z
          .string()
          .nullable()
          .meta({ description: 'The element of the new version that goes on for it.' }),
        toName: z.string().optional(),
        by: z.enum(['id', 'name', 'neighbours']).optional().meta({ description: 'Why it was proposed.' }),
      }),
    ),
    findings: z.array(
      z.strictObject({
        code: z.string(),
        sentence: z.string(),
        mend: z.string(),
        element: z.string().optional(),
        name: z.string().optional(),
      }),
    ),
  })
  .meta({
    id: 'MigrationTrial',
    description: 'What would happen; without findings the case can be migrated.',
  });

type Trial = z.output<typeof trial>;

/** What migrating a case to a version would do, in words, without doing it. */
export async function tryMigration(
  reads: Reads,
  row: CaseRow,
  version: string,
  mapping: Mapping = {},
): Promise<Trial> {
  const [from, to] = [await reads.processes.of(row.version), await reads.processes.of(version)];
  const [stored] = await reads.spine.store.query<{ state: CaseSubject }>(
    'select state from subjects where key = $1::int8',
    [row.key],
  );
  const { engine } = stored!.state;
  const proposal = proposeMapping(from.model, to.model);
  const whole: Mapping = { ...proposal.mapping, ...mapping };
  const env = {
    ...{ now: reads.spine.now().toISOString(), caseKey: row.key, newKey: reads.spine.newKey },
    decision: () => ({ ok: false, sentence: 'Nothing is decided while this is only tried.' }) as const,
  };
  const outcome = migrateCase(
    { from: from.model, to: to.model },
    engine,
    { type: 'migrateCase', mapping: whole },
    env,
  );
  return {
    from: from.ref,
    to: to.ref,
    elements: from.model.elements.map(({ id, name }) => {
      const target = to.model.elementOf.get(whole[id] ?? '');
      const by = whole[id] === proposal.mapping[id] ? proposal.by[id] : undefined;
      return {
        ...{
          element: id,
          name,
          to: target?.id ?? null,
          ...(target && { toName: target.name }),
          ...(by && { by }),
        },
        open: engine.instances.filter(({ element }) => element === id).length,
      };
    }),
    findings: findingsOf(outcome),
  };
}

function findingsOf(outcome: ReturnType<typeof migrateCase>): Trial['findings'] {
  if (outcome.ok) return [];
  const { rejection, findings } = outcome;
  if (findings.length === 0)
    return [{ code: rejection.code, sentence: rejection.sentence, mend: rejection.mend ?? '' }];
  return findings.map(({ code, sentence, mend, element, name }) => ({
    ...{ code, sentence, mend },
    ...(element !== undefined && { element }),
    ...(name !== undefined && { name }),
  }));
}
