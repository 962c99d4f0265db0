import { buildGraph } from '../decide/build-graph.ts';
import { type DecisionModel, makeModel } from '../decide/model.ts';
import type { Finding } from '../finding.ts';
import type { Definitions } from './dmn.ts';
import { loadXml } from './load-xml.ts';

export type Reading =
  | { readonly ok: true; readonly model: DecisionModel; readonly findings: readonly Finding[] }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/** Reads, checks and compiles a DMN 1.1 to 1.5 model. Never throws; a model with errors is refused as a whole. */
export async function readDecisions(xml: string): Promise<Reading> {
  const loaded = await loadXml(xml);
  if (!loaded.ok) return { ok: false, findings: [loaded.finding] };
  const { definitions } = loaded;
  const findings = [...loaded.findings, ...importFindings(definitions)];
  const nodes = buildGraph(definitions, findings);
  if (findings.some((finding) => finding.severity === 'error')) return { ok: false, findings };
  const { id = '', name = id } = definitions;
  return { ok: true, model: makeModel(id, name, nodes), findings };
}

function importFindings(definitions: Definitions): readonly Finding[] {
  return (definitions.import ?? []).map(({ id, name = id }) => ({
    code: 'import',
    severity: 'error',
    sentence: `The model imports ${name ?? 'another file'}; imports are not supported yet.`,
    mend: 'Copy what is needed into this model.',
    element: id,
    name,
  }));
}
