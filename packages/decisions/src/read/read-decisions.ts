import { checkLanguage } from '../check/language.ts';
import { rememberSource } from '../check/model-source.ts';
import { buildGraph } from '../decide/build-graph.ts';
import { type DecisionModel, makeModel } from '../decide/model.ts';
import type { Finding } from '../finding.ts';
import { allOf, type LinkedModel, linkModels } from './linked-model.ts';
import { type Loaded, loadXml } from './load-xml.ts';

export interface ReadOptions {
  /** Other files, in which the models that are imported are looked for by their namespaces. Others count for nothing. */
  readonly imports?: readonly string[];
  /**
   * Keeps to the letter of the standard, for conformance tests: what is wrong, in the model or in the data, counts as
   * null where it stands instead of the model or the answer being refused, and inputs are FEEL values, none of whose
   * texts is read as a date.
   */
  readonly standard?: boolean;
}

export type Reading =
  | {
      readonly ok: true;
      readonly model: DecisionModel;
      /** Those of the files in `imports` that it needs, also through others. */
      readonly imported: readonly string[];
      readonly findings: readonly Finding[];
    }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/** Reads, checks and compiles a DMN 1.1 to 1.6 model. Never throws; a model with errors is refused as a whole. */
export async function readDecisions(
  xml: string,
  { imports = [], standard = false }: ReadOptions = {},
): Promise<Reading> {
  const loaded = await loadXml(xml);
  if (!loaded.ok) return { ok: false, findings: [loaded.finding] };
  const { definitions } = loaded;
  const others = definitions.import === undefined ? [] : await Promise.all(imports.map(loadXml));
  const findings = [...loaded.findings];
  const model = linkModels(
    definitions,
    others.flatMap((other) => (other.ok ? other.definitions : [])),
    findings,
  );
  findings.push(...findingsIn(others, model, findings.length > loaded.findings.length));
  findings.push(...allOf(model).flatMap((one) => checkLanguage(one.definitions)));
  const graph = buildGraph(model, findings);
  const imported = imports.filter((_, at) => isLinked(others[at], model));
  const refused = findings.some((finding) => finding.severity === 'error') && !standard;
  if (refused || graph === undefined) return { ok: false, findings };
  const { id = '', name = id } = definitions;
  const made = makeModel(id, name, graph, standard);
  rememberSource(made, { model, graph });
  return { ok: true, model: made, imported, findings };
}

/** What was found in the files that are imported; where an import is missing, also why a file could not be read. */
function findingsIn(files: readonly Loaded[], model: LinkedModel, missing: boolean): readonly Finding[] {
  return files.flatMap((file) => {
    if (!file.ok) return missing ? file.finding : [];
    return isLinked(file, model) ? file.findings : [];
  });
}

function isLinked(file: Loaded | undefined, model: LinkedModel): boolean {
  return file?.ok === true && allOf(model).some(({ definitions }) => definitions === file.definitions);
}
