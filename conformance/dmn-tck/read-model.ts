import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DecisionModel, type Reading, readDecisions } from '@throughline/decisions';
import { foreignFunctions } from './foreign-functions.ts';

export interface ModelUnderTest {
  /** Undefined when the file could not be read at all. */
  readonly model: DecisionModel | undefined;
  readonly findings: Reading['findings'];
  /** The functions in other languages that its elements need, by the elements' names. */
  readonly foreign: ReadonlyMap<string, string>;
}

/** Reads a model together with the other models of its folder, which it may import. */
export async function readModel(
  folder: string,
  file: string,
  models: readonly string[],
): Promise<ModelUnderTest> {
  const text = (name: string) => readFileSync(join(folder, name), 'utf8');
  const imports = models.filter((name) => name !== file).map(text);
  const xml = text(file);
  const reading = await readDecisions(xml, { imports, standard: true });
  const { findings } = reading;
  return reading.ok
    ? { model: reading.model, findings, foreign: foreignFunctions([xml, ...imports]) }
    : { model: undefined, findings, foreign: new Map() };
}
