import { type TestCase, testFindings } from '@throughline/decisions';
import {
  type DefinitionsHost,
  LIBRARY,
  type Publish,
  type ReadDefinition,
  runInTurns,
} from '../definitions/definitions.ts';
import { submit, type WriteCall } from '../http/submit.ts';
import type { ModelRow } from './model-rows.ts';

export interface NewTests {
  readonly tests: readonly TestCase[];
  /** The version they were made from; when there is a newer one, nothing is saved. */
  readonly madeFrom?: number | undefined;
}

/**
 * Publishes a new version of a model's tests, whether they pass or not: a test may be written before its rule.
 * @throws Problem `wrong-state` when somebody else saved a newer version.
 */
export async function saveTests(
  { spine, models }: DefinitionsHost,
  call: WriteCall,
  { id, key }: Pick<ModelRow, 'id' | 'key'>,
  { tests, madeFrom }: NewTests,
): Promise<void> {
  const model = await models.decisionModel(key);
  const run = await runInTurns(model, tests, spine.now().toISOString());
  const file = `${id}.tests.json`;
  const content = `${JSON.stringify({ model: id, tests }, null, 2)}\n`;
  const definition: ReadDefinition = { kind: 'tests', id, name: id, file, content, meta: {} };
  const command: Publish = {
    type: 'publish',
    definitions: [definition],
    findings: { [file]: testFindings(model, run) },
    ...(madeFrom === undefined ? {} : { madeFrom: { [`tests:${id}`]: madeFrom } }),
  };
  await submit(spine, call, { kind: 'library', subject: LIBRARY, command });
}
