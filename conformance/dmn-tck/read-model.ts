import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DecisionModel, type Reading, readDecisions } from '@throughline/decisions';

export interface ModelUnderTest {
  /** Undefined when the file could not be read at all. */
  readonly model: DecisionModel | undefined;
  readonly findings: Reading['findings'];
}

/** Reads a model together with the other models of its folder, which it may import. */
export async function readModel(
  folder: string,
  file: string,
  models: readonly string[],
): Promise<ModelUnderTest> {
  const text = (name: string) => readFileSync(join(folder, name), 'utf8');
  const imports = models.filter((name) => name !== file).map(text);
  const reading = await readDecisions(text(file), { imports, standard: true });
  return { model: reading.ok ? reading.model : undefined, findings: reading.findings };
}
