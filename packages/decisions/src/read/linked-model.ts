import type { Finding } from '../finding.ts';
import type { Definitions, Import } from './dmn.ts';

/** A model with the models it imports. */
export interface LinkedModel {
  readonly definitions: Definitions;
  readonly namespace: string;
  /** By the name under which the model sees what the other holds; an empty name puts it beside its own. */
  readonly imports: ReadonlyMap<string, LinkedModel>;
}

/**
 * Links a model to those of the others it imports, and these to theirs, by namespace (DMN 1.5, 6.3.3). What is
 * imported and not there is noted.
 */
export function linkModels(
  definitions: Definitions,
  others: readonly Definitions[],
  findings: Finding[],
): LinkedModel {
  const linked = new Map<Definitions, LinkedModel>();
  const link = (model: Definitions, importers: readonly Definitions[]): LinkedModel => {
    const known = linked.get(model);
    if (known !== undefined) return known;
    const imports = new Map<string, LinkedModel>();
    for (const entry of model.import ?? []) {
      const found = [definitions, ...others].find(({ namespace }) => namespace === entry.namespace);
      if (found === undefined) findings.push(notFound(entry));
      else if (found === model || importers.includes(found)) findings.push(cycle(model, found));
      else imports.set(entry.name ?? '', link(found, [...importers, model]));
    }
    const made = { definitions: model, namespace: model.namespace ?? '', imports };
    linked.set(model, made);
    return made;
  };
  return link(definitions, []);
}

function cycle({ name: importer }: Definitions, { name: imported }: Definitions): Finding {
  return {
    code: 'import-cycle',
    severity: 'error',
    sentence: `The models ${importer} and ${imported} import each other.`,
    mend: 'Put what both need into a third model.',
  };
}

function notFound({ id: element, name, namespace, importType = '' }: Import): Finding {
  const isDmn = importType === '' || /\/DMN\//i.test(importType);
  const what = `The model imports ${name || (namespace ?? 'another file')}`;
  return {
    code: 'import',
    severity: 'error',
    sentence: isDmn ? `${what}, which is not there.` : `${what}, which is no DMN model (${importType}).`,
    mend: isDmn
      ? 'Hand in the imported model together with this one.'
      : 'Copy what is needed into this model.',
    element,
    name,
  };
}

/** A model and all it imports, also through others; the model itself comes first. */
export function allOf(model: LinkedModel): readonly LinkedModel[] {
  const all = new Set([model]);
  for (const found of all) for (const other of found.imports.values()) all.add(other);
  return [...all];
}

/** The import names that lead from a model to another: the shortest way; undefined when none does. */
export function wayTo(from: LinkedModel, target: LinkedModel): readonly string[] | undefined {
  const ways = new Map<LinkedModel, readonly string[]>([[from, []]]);
  for (const [model, way] of ways) {
    if (model === target) return way.filter((name) => name !== '');
    for (const [name, next] of model.imports) if (!ways.has(next)) ways.set(next, [...way, name]);
  }
  return undefined;
}
