import { hash } from 'node:crypto';
import { checkTables, type DecisionModel, readDecisions } from '@throughline/decisions';
import type { DecisionMeta, DefinitionFile, FileFinding, ReadDefinition } from './definition.ts';

interface DecisionFile {
  readonly definitions: readonly ReadDefinition[];
  readonly findings: readonly FileFinding[];
  /** Compiled, when nothing is wrong with it. */
  readonly model?: DecisionModel;
}

/** Gives the models that may be imported, as text; of two with one namespace the first counts. */
export type Importable = () => Promise<readonly string[]>;

/** Reads a DMN file with the models it imports, and checks its tables. */
export async function readDecisionFile(file: DefinitionFile, importable: Importable): Promise<DecisionFile> {
  // All others are fetched only for a model that says it imports any.
  const imports = /<(?:[\w.-]+:)?import\b/.test(file.content) ? await importable() : [];
  const reading = await readDecisions(file.content, { imports });
  const inFile = (finding: Omit<FileFinding, 'file'>): FileFinding => ({ ...finding, file: file.name });
  if (!reading.ok) return { definitions: [], findings: reading.findings.map(inFile) };
  const { model, imported } = reading;
  const { id, name } = model;
  const meta: DecisionMeta = {
    decisions: model.decisions.map((decision) => ({ id: decision.id, name: decision.name })),
    ...(imported.length > 0 ? { imports: imported.map((text) => hash('sha256', text)) } : {}),
  };
  return {
    definitions: [{ kind: 'decision', id, name, file: file.name, content: file.content, meta }],
    findings: [...reading.findings, ...checkTables(model)].map(inFile),
    model,
  };
}
