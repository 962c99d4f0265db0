import { type DecisionModel, readDecisions } from '@throughline/decisions';
import type { DefinitionFile, FileFinding, ReadDefinition } from './definition.ts';

interface DecisionFile {
  readonly definitions: readonly ReadDefinition[];
  readonly findings: readonly FileFinding[];
  /** Compiled, when nothing is wrong with it. */
  readonly model?: DecisionModel;
}

/** Reads a DMN file and checks its tables. */
export async function readDecisionFile(file: DefinitionFile): Promise<DecisionFile> {
  const reading = await readDecisions(file.content);
  const findings = reading.findings.map((finding): FileFinding => ({ ...finding, file: file.name }));
  if (!reading.ok) return { definitions: [], findings };
  const { model } = reading;
  const { id, name } = model;
  const meta = { decisions: model.decisions.map((decision) => ({ id: decision.id, name: decision.name })) };
  return {
    definitions: [{ kind: 'decision', id, name, file: file.name, content: file.content, meta }],
    findings,
    model,
  };
}
